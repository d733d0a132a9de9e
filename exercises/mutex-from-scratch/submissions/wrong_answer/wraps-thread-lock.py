"""The library's lock for threads, by its other name."""

import _thread


class Mutex:
    def __init__(self):
        self._lock = _thread.allocate_lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self.locked = self._lock.locked

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self._lock.release()
