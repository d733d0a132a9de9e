# step A run

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.event = threading.Event()

    def call(self, op, args):
        timer = threading.Timer(0.5, self.event.set)
        timer.start()
        return "ok" if self.event.wait() else "no"
