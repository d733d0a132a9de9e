# step A take

import queue
import time


class Adapter:
    def __init__(self, parameters, recorder):
        self.queue = queue.Queue()

    def call(self, op, args):
        begin = time.monotonic()
        try:
            self.queue.get(timeout=0.1)
            return "got"
        except queue.Empty:
            return "ok" if time.monotonic() - begin >= 0.1 else "early"
