# step A wait
# step B wait
# step C set
# finds deadlock

import threading


class Event:
    def __init__(self):
        self.flag = False
        self.changed = threading.Condition()

    def set(self):
        with self.changed:
            self.flag = True
            self.changed.notify()

    def wait(self):
        with self.changed:
            while not self.flag:
                self.changed.wait()


class Adapter:
    def __init__(self, parameters, recorder):
        self.event = Event()
        self.value = 0

    def call(self, op, args):
        return getattr(self, op)()

    def wait(self):
        self.event.wait()
        return "ok" if self.value == 7 else "early"

    def set(self):
        self.value = 7
        self.event.set()
        return "ok"
