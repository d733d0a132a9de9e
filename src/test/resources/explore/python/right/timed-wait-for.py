# step A wait
# step B set

import threading
import time


class Adapter:
    def __init__(self, parameters, recorder):
        self.flag = False
        self.changed = threading.Condition()

    def call(self, op, args):
        return getattr(self, op)()

    def wait(self):
        begin = time.monotonic()
        with self.changed:
            if self.changed.wait_for(lambda: self.flag, 0.5):
                return "ok" if self.flag else "not set"
        return "ok" if time.monotonic() - begin >= 0.5 else "early"

    def set(self):
        with self.changed:
            self.flag = True
            self.changed.notify_all()
        return "ok"
