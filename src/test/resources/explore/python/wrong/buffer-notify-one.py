# step A put
# step A put
# step B put
# step B put
# step C take
# step C take
# step D take
# step D take
# finds deadlock

import threading
from collections import deque


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) == self.capacity:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify()
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
