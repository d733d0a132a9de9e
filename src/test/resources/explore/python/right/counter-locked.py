# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# step A run
# step B run

import threading


class Counter:
    def __init__(self):
        self.count = 0
        self.lock = threading.Lock()

    def add(self):
        with self.lock:
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
        return "ok" if self.counter.count == 4 else "wrong"
