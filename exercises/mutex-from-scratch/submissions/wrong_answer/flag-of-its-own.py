"""Each process has a flag of its own."""

import time


class Mutex:
    def __init__(self):
        self._taken = False

    def acquire(self, blocking=True, timeout=-1):
        end = None if timeout < 0 else time.monotonic() + timeout
        while not self._take():
            left = None if end is None else end - time.monotonic()
            if not blocking or (left is not None and left <= 0):
                return False
            time.sleep(0.001)
        return True

    def _take(self):
        if self._taken:
            return False
        self._taken = True
        return True

    def release(self):
        if not self._taken:
            raise RuntimeError("the lock is free")
        self._taken = False

    def locked(self):
        return self._taken

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
