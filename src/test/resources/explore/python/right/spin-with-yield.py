# step main start A B C
# step main join A B C
# step main check
# step A run
# step B run
# step C run

import os
import threading


class SpinLock:
    def __init__(self):
        self.lock = threading.Lock()

    def __enter__(self):
        while not self.lock.acquire(blocking=False):
            os.sched_yield()

    def __exit__(self, *thrown):
        self.lock.release()


class Adapter:
    def __init__(self, parameters, recorder):
        self.lock = SpinLock()
        self.count = 0

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        with self.lock:
            self.count += 1
        return "ok"

    def check(self):
        return "ok" if self.count == 3 else "wrong"
