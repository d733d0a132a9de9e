# step A two
# step B one
# step C take

import queue


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.Queue(1)

    def call(self, op, args):
        return getattr(self, op)()

    def two(self):
        self.queue.put(1)
        self.queue.put(2)
        return "ok"

    def one(self):
        self.queue.put(3)
        return "ok"

    def take(self):
        return "ok" if sum(self.queue.get() for _ in range(3)) == 6 else "wrong"
