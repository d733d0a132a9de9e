# step A run
# step B run
# finds deadlock

import threading


class Stock:
    def __init__(self):
        self.lock = threading.Lock()
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
        self.stock.add()
        return "ok"
