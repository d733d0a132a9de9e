# step A work
# step B put

import queue


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.Queue()
        self.done = 0

    def call(self, op, args):
        return getattr(self, op)()

    def work(self):
        while self.queue.get() is not None:
            self.done += 1
            self.queue.task_done()
        return "ok"

    def put(self):
        self.queue.put(1)
        self.queue.put(2)
        self.queue.join()
        self.queue.put(None)
        return "ok" if self.done == 2 else "early"
