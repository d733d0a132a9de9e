# step main start A B
# step main join A B
# step main check
# step A run
# step B run

import threading


class Stock:
    def __init__(self):
        self.lock = threading.RLock()
        self.count = 0

    def add(self):
        with self.lock:
            self.count += 1
            if self.count == 2:
                self.clear()

    def clear(self):
        with self.lock:
            self.count = 0


class Adapter:
    def __init__(self, parameters, recorder):
        self.stock = Stock()

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.stock.add()
        return "ok"

    def check(self):
        return "ok" if self.stock.count == 0 else "wrong"
