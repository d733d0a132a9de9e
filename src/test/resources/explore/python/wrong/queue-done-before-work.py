# step A work
# step B put
# finds wrong

import queue


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.Queue()
        self.done = False

    def call(self, op, args):
        return getattr(self, op)()

    def work(self):
        self.queue.get()
        self.queue.task_done()
        self.done = True
        return "ok"

    def put(self):
        self.queue.put(1)
        self.queue.join()
        return "ok" if self.done else "early"
