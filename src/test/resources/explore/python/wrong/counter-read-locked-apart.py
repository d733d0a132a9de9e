# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong

import threading


class Counter:
    """Reads under the lock and writes under the lock, but lets it go between."""

    def __init__(self):
        self.count = 0
        self.lock = threading.Lock()

    def add(self):
        with self.lock:
            seen = self.count
        with self.lock:
            self.count = seen + 1


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
