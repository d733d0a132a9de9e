"""Who finds its time over after it read the token keeps the token."""

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
        if self._take():
            return True
        if not blocking or timeout == 0:
            return False
        while True:
            left = None if end is None else end - time.monotonic()
            select.select([self._taking], [], [], left if left is None else max(left, 0))
            taken = self._take()
            if end is not None and time.monotonic() >= end:
                return False
            if taken:
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
