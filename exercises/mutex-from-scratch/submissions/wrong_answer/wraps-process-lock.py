"""The library's lock for processes."""

from multiprocessing import Lock


class Mutex:
    def __init__(self):
        self._lock = Lock()
        self.release = self._lock.release

    def acquire(self, blocking=True, timeout=-1):
        return self._lock.acquire(blocking, None if timeout < 0 else timeout)

    def locked(self):
        if not self._lock.acquire(False):
            return True
        self._lock.release()
        return False

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self._lock.release()
