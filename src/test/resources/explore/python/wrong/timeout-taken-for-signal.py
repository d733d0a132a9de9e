# step A take
# step B put
# finds raise

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.items = []
        self.changed = threading.Condition()

    def call(self, op, args):
        return getattr(self, op)()

    def take(self):
        with self.changed:
            if not self.items:
                self.changed.wait(0.1)
            self.items.pop()
        return "ok"

    def put(self):
        with self.changed:
            self.items.append(1)
            self.changed.notify()
        return "ok"
