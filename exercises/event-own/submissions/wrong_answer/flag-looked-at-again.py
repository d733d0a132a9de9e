"""Woken threads look at the flag, which may have been cleared by then."""

from threading import Condition


class Event:
    def __init__(self):
        self._changed = Condition()
        self._set = False

    def is_set(self):
        with self._changed:
            return self._set

    def set(self):
        with self._changed:
            self._set = True
            self._changed.notify_all()

    def clear(self):
        with self._changed:
            self._set = False

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        with self._changed:
            return self._changed.wait_for(lambda: self._set, timeout)
