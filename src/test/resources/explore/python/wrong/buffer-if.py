# step A put
# step A put
# step B take
# step C take
# finds raise

import threading
from collections import deque


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            if len(self.items) == self.capacity:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            if not self.items:
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item


class Adapter:
    def __init__(self, parameters, recorder):
        self.buffer = Buffer(1)

    def call(self, op, args):
        return getattr(self, op)()

    def put(self):
        self.buffer.put(1)
        return "ok"

    def take(self):
        return "ok" if self.buffer.take() == 1 else "wrong"
