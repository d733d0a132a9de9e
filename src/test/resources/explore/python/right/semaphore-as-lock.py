# step main start A B C
# step main join A B C
# step main check
# step A run
# step B run
# step C run

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.permits = threading.Semaphore(1)
        self.count = 0

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        with self.permits:
            self.count += 1
        return "ok"

    def check(self):
        return "ok" if self.count == 3 else "wrong"
