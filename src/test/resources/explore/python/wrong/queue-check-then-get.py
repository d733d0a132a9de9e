# step A run
# step B run
# finds deadlock

import queue


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.Queue()
        self.queue.put(1)

    def call(self, op, args):
        if not self.queue.empty():
            self.queue.get()
        return "ok"
