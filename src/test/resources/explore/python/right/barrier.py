# step A run
# step B run
# step C run

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.barrier = threading.Barrier(3)
        self.arrived = []

    def call(self, op, args):
        self.arrived.append(1)
        self.barrier.wait()
        return "ok" if len(self.arrived) == 3 else "early"
