# step A wait
# step B set
# finds deadlock

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.event = threading.Event()

    def call(self, op, args):
        return getattr(self, op)()

    def wait(self):
        self.event.wait()
        return "ok"

    def set(self):
        self.event.set()
        self.event.clear()
        return "ok"
