# step main work
# step main check
# finds left

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.told = threading.Event()
        self.thread = threading.Thread(target=self.told.set)

    def call(self, op, args):
        return getattr(self, op)()

    def work(self):
        self.thread.start()
        self.told.wait()
        return "ok"

    def check(self):
        return "left" if self.thread.is_alive() else "ok"
