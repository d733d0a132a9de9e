"""locked() takes the token and puts it back: who tries meanwhile is told that the lock is taken, which
nobody has."""

import fcntl
import os
import select
import time


class Mutex:
    def __init__(self):
        self._taking, self._putting = os.pipe()
        os.set_blocking(self._taking, False)
        self._guard = os.memfd_create("guard")
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
            if select.select([self._taking], [], [], 0) != ([], [], []):
                raise RuntimeError("the lock is free")
            os.write(self._putting, b"T")
        finally:
            fcntl.lockf(self._guard, fcntl.LOCK_UN)

    def locked(self):
        if not self._take():
            return True
        os.write(self._putting, b"T")
        return False

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
