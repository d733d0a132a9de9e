"""Looks at the flag before it has the lock: a set in between finds nobody to notify, and the waiter
sleeps though the flag is set. It wakes up every 2.5 s to look, which hides that nobody woke it."""
import threading
import time


class Event:
    def __init__(self):
        self._changed = threading.Condition()
        self._set = False
        self._releases = 0

    def is_set(self):
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
            raise ValueError("negative")
        end = None if timeout is None else time.monotonic() + timeout
        seen = self._releases
        while not self._set and self._releases == seen:
            left = 2.5 if end is None else min(2.5, end - time.monotonic())
            if left <= 0:
                return False
            with self._changed:
                self._changed.wait(left)
        return True
