"""Waits on the condition, but wakes up twice a second to look."""

from threading import Condition
from time import monotonic


class Event:
    def __init__(self):
        self._changed = Condition()
        self._set = False
        self._releases = 0

    def is_set(self):
        with self._changed:
            return self._set

    def set(self):
        with self._changed:
            self._set = True
            self._releases += 1
            self._changed.notify_all()

    def clear(self):
        with self._changed:
            self._set = False

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        with self._changed:
            seen = self._releases
            end = float("inf") if timeout is None else monotonic() + timeout
            while not self._set and self._releases == seen:
                left = end - monotonic()
                if left <= 0:
                    return False
                self._changed.wait(min(left, 0.5))
            return True
