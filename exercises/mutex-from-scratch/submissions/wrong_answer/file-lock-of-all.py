"""One file lock, which all processes that inherited the file have together."""

import fcntl
import os
import time


class Mutex:
    def __init__(self):
        self._file = os.memfd_create("lock")

    def acquire(self, blocking=True, timeout=-1):
        end = None if timeout < 0 else time.monotonic() + timeout
        while True:
            try:
                wait = blocking and timeout < 0
                fcntl.flock(self._file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
                return True
            except BlockingIOError:
                if not blocking or time.monotonic() >= end:
                    return False
                time.sleep(0.001)

    def release(self):
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def locked(self):
        return not self.acquire(blocking=False)

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
