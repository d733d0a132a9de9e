"""Begins its whole time limit anew whenever it was woken in vain."""

from collections import deque
from threading import Condition, Lock

from exercise_api import BufferClosed


class Buffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(f"capacity must be at least 1, not {capacity}")
        self._capacity = capacity
        self._items = deque()
        self._closed = False
        lock = Lock()
        self._not_full = Condition(lock)
        self._not_empty = Condition(lock)

    def put(self, item, timeout=None):
        if item is None:
            raise ValueError("None is not an item")
        with self._not_full:
            while len(self._items) >= self._capacity and not self._closed:
                _wait(self._not_full, timeout)
            if self._closed:
                raise BufferClosed
            self._items.append(item)
            self._not_empty.notify()

    def take(self, timeout=None):
        with self._not_empty:
            while not self._items and not self._closed:
                _wait(self._not_empty, timeout)
            if not self._items:
                raise BufferClosed
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def close(self):
        with self._not_full:
            self._closed = True
            self._not_full.notify_all()
            self._not_empty.notify_all()

    def __len__(self):
        with self._not_full:
            return len(self._items)


def _wait(condition, timeout):
    if timeout is None or timeout < 0:
        condition.wait()
    elif timeout == 0 or not condition.wait(timeout):
        raise TimeoutError
