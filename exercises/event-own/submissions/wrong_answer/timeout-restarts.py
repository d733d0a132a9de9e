"""Begins its whole limit anew whenever it was woken in vain, as each clear() wakes it."""

from threading import Condition


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
            self._changed.notify_all()

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        with self._changed:
            seen = self._releases
            while not self._set and self._releases == seen:
                if not self._changed.wait(timeout):
                    return False
            return True
