# step A wait
# step B set

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.flag = False
        self.changed = threading.Condition()

    def call(self, op, args):
        return getattr(self, op)()

    def wait(self):
        with self.changed:
            if not self.flag:
                self.changed.wait()
            return "ok" if self.flag else "spurious"

    def set(self):
        with self.changed:
            self.flag = True
            self.changed.notify()
        return "ok"
