# step main start A B
# step main join A B
# step main check
# step A run
# step B run

from functools import cached_property


class Lazy:
    def __init__(self):
        self.made = 0

    @cached_property
    def value(self):
        self.made += 1
        return object()


class Adapter:
    def __init__(self, parameters, recorder):
        self.lazy = Lazy()
        self.values = []

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.values.append(self.lazy.value)
        return "ok"

    def check(self):
        return "ok" if self.lazy.made == 1 and self.values[0] is self.values[1] else "wrong"
