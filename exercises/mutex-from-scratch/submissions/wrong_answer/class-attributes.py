"""The pipe lies in the class: the second lock takes the place of the first, so that both are one."""

import fcntl
import os
import select
import time


class Mutex:
    def __init__(self):
        Mutex._taking, Mutex._putting = os.pipe()
        os.set_blocking(self._taking, False)
        Mutex._guard = os.memfd_create("guard")
        os.write(self._putting, b"T")

    def acquire(self, blocking=True, timeout=-1):
        end = None if timeout < 0 else time.monotonic() + timeout
        while not self._take():
            left = None if end is None else end - time.monotonic()
            if not blocking or (left is not None and left <= 0):
                return False
            select.select([self._taking], [], [], left)
        return True

    def _take(self):
        try:
            return os.read(self._taking, 1) == b"T"
        except BlockingIOError:
            return False

    def release(self):
        fcntl.lockf(self._guard, fcntl.LOCK_EX)
        try:
            if not self.locked():
                raise RuntimeError("the lock is free")
            os.write(self._putting, b"T")
        finally:
            fcntl.lockf(self._guard, fcntl.LOCK_UN)

    def locked(self):
        return select.select([self._taking], [], [], 0) == ([], [], [])

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
