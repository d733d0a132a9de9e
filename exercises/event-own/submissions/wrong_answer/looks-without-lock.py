"""Looks at the flag without the lock: set between the look and the wait is missed."""

from threading import Condition, Lock


class Event:
    def __init__(self):
        self._changed = Condition(Lock())
        self._set = False

    def is_set(self):
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
        if self._set:
            return True
        with self._changed:
            return self._changed.wait(timeout)
