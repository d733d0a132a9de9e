# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong

import threading


class Counter:
    """Each call makes a lock of its own."""

    def __init__(self):
        self.count = 0

    def add(self):
        with threading.Lock():
            self.count += 1


class Adapter:
    def __init__(self, parameters, recorder):
        self.counter = Counter()

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.counter.add()
        return "ok"

    def check(self):
        return "ok" if self.counter.count == 2 else "wrong"
