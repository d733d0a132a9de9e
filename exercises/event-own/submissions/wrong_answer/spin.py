"""Looks at the flag again and again without giving the core away."""

from threading import Lock
from time import monotonic


class Event:
    def __init__(self):
        self._set = False
        self._releases = 0
        self._lock = Lock()

    def is_set(self):
        return self._set

    def set(self):
        with self._lock:
            self._set = True
            self._releases += 1

    def clear(self):
        with self._lock:
            self._set = False

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        end = None if timeout is None else monotonic() + timeout
        seen = self._releases
        while not self._set and self._releases == seen:
            if end is not None and monotonic() >= end:
                return False
            pass
        return True
