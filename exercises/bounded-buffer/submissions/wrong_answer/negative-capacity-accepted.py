"""Refuses a capacity of zero, but not a negative one."""

from collections import deque
from threading import Condition, Lock
from time import monotonic

from exercise_api import BufferClosed


class Buffer:
    def __init__(self, capacity):
        if capacity == 0:
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
        end = _end(timeout)
        with self._not_full:
            while len(self._items) >= self._capacity and not self._closed:
                _wait(self._not_full, end)
            if self._closed:
                raise BufferClosed
            self._items.append(item)
            self._not_empty.notify()

    def take(self, timeout=None):
        end = _end(timeout)
        with self._not_empty:
            while not self._items and not self._closed:
                _wait(self._not_empty, end)
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


def _end(timeout):
    return None if timeout is None or timeout < 0 else monotonic() + timeout


def _wait(condition, end):
    if end is None:
        condition.wait()
        return
    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    condition.wait(left)
