"""The library's queue in a shell; closing is looked at now and then."""

from queue import Empty, Full, Queue
from time import monotonic

from exercise_api import BufferClosed


class Buffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._queue = Queue(capacity)
        self._closed = False

    def put(self, item, timeout=None):
        if item is None:
            raise ValueError("None is not an item")
        end = monotonic() + (1e9 if timeout is None or timeout < 0 else timeout)
        while True:
            if self._closed:
                raise BufferClosed
            try:
                return self._queue.put(item, timeout=0.001)
            except Full:
                if monotonic() >= end:
                    raise TimeoutError from None

    def take(self, timeout=None):
        end = monotonic() + (1e9 if timeout is None or timeout < 0 else timeout)
        while True:
            try:
                return self._queue.get(timeout=0.001)
            except Empty:
                if self._closed:
                    raise BufferClosed from None
                if monotonic() >= end:
                    raise TimeoutError from None

    def close(self):
        self._closed = True

    def __len__(self):
        return self._queue.qsize()
