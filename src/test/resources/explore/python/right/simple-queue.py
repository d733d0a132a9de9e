# step A put
# step B take

import queue


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.SimpleQueue()

    def call(self, op, args):
        return getattr(self, op)()

    def put(self):
        self.queue.put(1)
        return "ok"

    def take(self):
        return "ok" if self.queue.get() == 1 else "wrong"
