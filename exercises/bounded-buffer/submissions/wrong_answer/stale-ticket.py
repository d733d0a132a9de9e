"""Who gave up waiting stays in the line: the next item is handed to nobody."""

from collections import deque
from threading import Lock

from exercise_api import BufferClosed


class _Ticket:
    def __init__(self, item=None):
        self.item = item
        self.served = False
        self.gate = Lock()
        self.gate.acquire()

    def wait(self, timeout):
        self.gate.acquire(timeout=-1 if timeout is None or timeout < 0 else timeout)

    def serve(self):
        self.served = True
        self.gate.release()


class Buffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = deque()
        self._putters = deque()
        self._takers = deque()
        self._closed = False
        self._lock = Lock()

    def put(self, item, timeout=None):
        if item is None:
            raise ValueError("None is not an item")
        with self._lock:
            if self._closed:
                raise BufferClosed
            if self._takers:
                taker = self._takers.popleft()
                taker.item = item
                taker.serve()
                return
            if len(self._items) < self._capacity:
                self._items.append(item)
                return
            ticket = _Ticket(item)
            self._putters.append(ticket)
        self._finish(ticket, self._putters, timeout)

    def take(self, timeout=None):
        with self._lock:
            if self._items:
                item = self._items.popleft()
                if self._putters:
                    putter = self._putters.popleft()
                    self._items.append(putter.item)
                    putter.serve()
                return item
            if self._closed:
                raise BufferClosed
            ticket = _Ticket()
            self._takers.append(ticket)
        self._finish(ticket, self._takers, timeout)
        return ticket.item

    def close(self):
        with self._lock:
            self._closed = True
            for line in (self._putters, self._takers):
                while line:
                    line.popleft().gate.release()

    def __len__(self):
        with self._lock:
            return len(self._items)

    def _finish(self, ticket, line, timeout):
        ticket.wait(timeout)
        with self._lock:
            if ticket.served:
                return
            if self._closed:
                raise BufferClosed
            raise TimeoutError
