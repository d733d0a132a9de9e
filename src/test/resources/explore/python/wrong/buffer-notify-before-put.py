# step A put
# step B take
# finds deadlock

import threading
from collections import deque


class Buffer:
    """Notifies and lets the lock go before there is anything to take."""

    def __init__(self):
        self.items = deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.notify()
        self.items.append(item)

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.popleft()


class Adapter:
    def __init__(self, parameters, recorder):
        self.buffer = Buffer()

    def call(self, op, args):
        return getattr(self, op)()

    def put(self):
        self.buffer.put(1)
        return "ok"

    def take(self):
        return "ok" if self.buffer.take() == 1 else "wrong"
