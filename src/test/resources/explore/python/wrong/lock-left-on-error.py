# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds deadlock

import threading


class Register:
    def __init__(self):
        self.lock = threading.Lock()
        self.names = {}

    def add(self, name):
        self.lock.acquire()
        if name in self.names:
            return False
        self.names[name] = True
        self.lock.release()
        return True


class Adapter:
    def __init__(self, parameters, recorder):
        self.register = Register()

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.register.add("x")
        return "ok"

    def check(self):
        self.register.add("y")
        return "ok"
