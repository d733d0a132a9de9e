# step A run
# step B run
# step A run
# step B run
# finds deadlock

import threading


class Barrier:
    """Counts to two; the second use does not wait, or waits for ever."""

    def __init__(self):
        self.count = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.count += 1
            if self.count == 2:
                self.count = 0
                self.changed.notify_all()
            while self.count != 0:
                self.changed.wait()


class Adapter:
    def __init__(self, parameters, recorder):
        self.barrier = Barrier()

    def call(self, op, args):
        self.barrier.wait()
        return "ok"
