# step main start A B
# step main join A B
# step main check
# step A wait
# step B set

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.event = threading.Event()

    def call(self, op, args):
        return getattr(self, op)()

    def wait(self):
        self.event.wait(5)
        return "ok"

    def set(self):
        self.event.set()
        return "ok"

    def check(self):
        return "ok" if self.event.is_set() else "wrong"
