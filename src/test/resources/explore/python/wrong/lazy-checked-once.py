# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong

import threading


class Lazy:
    def __init__(self):
        self.value = None
        self.made = 0
        self.lock = threading.Lock()

    def get(self):
        if self.value is None:
            with self.lock:
                self.value = self.make()
        return self.value

    def make(self):
        self.made += 1
        return object()


class Adapter:
    def __init__(self, parameters, recorder):
        self.lazy = Lazy()

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.lazy.get()
        return "ok"

    def check(self):
        return "ok" if self.lazy.made == 1 else "wrong"
