"""A pipe that holds one page: full while the lock is free, so the kernel refuses a second token."""

import fcntl
import os
import select
import time

PAGE = 4096
TOKEN = b"T" * PAGE


class Mutex:
    def __init__(self):
        self._taking, self._putting = os.pipe()
        fcntl.fcntl(self._putting, fcntl.F_SETPIPE_SZ, PAGE)
        os.set_blocking(self._taking, False)
        os.set_blocking(self._putting, False)
        os.write(self._putting, TOKEN)

    def acquire(self, blocking=True, timeout=-1):
        if not blocking:
            return self._take()
        if timeout < 0:
            while not self._take():
                select.select([self._taking], [], [])
            return True
        end = time.monotonic() + timeout
        while not self._take():
            left = end - time.monotonic()
            if left <= 0:
                return False
            select.select([self._taking], [], [], left)
        return True

    def _take(self):
        try:
            os.read(self._taking, PAGE)
            return True
        except BlockingIOError:
            return False

    def release(self):
        try:
            os.write(self._putting, TOKEN)
        except BlockingIOError:
            raise RuntimeError("the lock is free") from None

    def locked(self):
        readable, _, _ = select.select([self._taking], [], [], 0)
        return not readable

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
