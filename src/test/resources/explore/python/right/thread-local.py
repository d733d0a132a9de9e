# step A run
# step B run
# step A run
# step B run

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.local = threading.local()

    def call(self, op, args):
        self.local.count = getattr(self.local, "count", 0) + 1
        return "ok" if self.local.count <= 2 else "shared"
