"""One condition for everybody: each change wakes all, and `wait_for` looks again."""

import threading

from exercise_api import BufferClosed


class Buffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._slots = [None] * capacity
        self._first = 0
        self._count = 0
        self._closed = False
        self._changed = threading.Condition()

    def put(self, item, timeout=None):
        if item is None:
            raise ValueError("None is not an item")
        with self._changed:
            self._await(lambda: self._closed or self._count < len(self._slots), timeout)
            if self._closed:
                raise BufferClosed
            self._slots[(self._first + self._count) % len(self._slots)] = item
            self._count += 1
            self._changed.notify_all()

    def take(self, timeout=None):
        with self._changed:
            self._await(lambda: self._closed or self._count > 0, timeout)
            if self._count == 0:
                raise BufferClosed
            item = self._slots[self._first]
            self._slots[self._first] = None
            self._first = (self._first + 1) % len(self._slots)
            self._count -= 1
            self._changed.notify_all()
            return item

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def __len__(self):
        with self._changed:
            return self._count

    def _await(self, ready, timeout):
        if timeout is not None and timeout < 0:
            timeout = None
        if not self._changed.wait_for(ready, timeout):
            raise TimeoutError
