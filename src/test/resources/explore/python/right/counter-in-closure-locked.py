# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# step A run
# step B run

import threading


def counter():
    count = 0
    lock = threading.Lock()

    def add():
        nonlocal count
        with lock:
            count += 1

    return add, lambda: count


class Adapter:
    def __init__(self, parameters, recorder):
        self.add, self.count = counter()

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.add()
        return "ok"

    def check(self):
        return "ok" if self.count() == 4 else "wrong"
