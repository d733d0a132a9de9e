# step A look
# step B publish

import time


class Adapter:
    def __init__(self, parameters, recorder):
        self.ready = False

    def call(self, op, args):
        return getattr(self, op)()

    def look(self):
        while not self.ready:
            time.sleep(0.01)
        return "ok"

    def publish(self):
        time.sleep(0.05)
        self.ready = True
        return "ok"
