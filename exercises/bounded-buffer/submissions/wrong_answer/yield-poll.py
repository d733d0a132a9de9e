"""Gives the core away and asks again, without end."""

from collections import deque
from threading import Lock
from time import monotonic, sleep

from exercise_api import BufferClosed


class Buffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(f"capacity must be at least 1, not {capacity}")
        self._capacity = capacity
        self._items = deque()
        self._closed = False
        self._lock = Lock()

    def put(self, item, timeout=None):
        if item is None:
            raise ValueError("None is not an item")
        end = _end(timeout)
        with self._lock:
            while len(self._items) >= self._capacity and not self._closed:
                self._pause(end)
            if self._closed:
                raise BufferClosed
            self._items.append(item)

    def take(self, timeout=None):
        end = _end(timeout)
        with self._lock:
            while not self._items and not self._closed:
                self._pause(end)
            if not self._items:
                raise BufferClosed
            item = self._items.popleft()
            return item

    def close(self):
        with self._lock:
            self._closed = True

    def __len__(self):
        with self._lock:
            return len(self._items)

    def _pause(self, end):
        if end is not None and monotonic() >= end:
            raise TimeoutError
        self._lock.release()
        sleep(0)
        self._lock.acquire()


def _end(timeout):
    return None if timeout is None or timeout < 0 else monotonic() + timeout
