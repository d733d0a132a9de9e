# step main start A B C
# step main join A B C
# step main check
# step A third
# step B second
# step C first

import threading


class Order:
    def __init__(self):
        self.one = threading.Event()
        self.two = threading.Event()

    def first(self, act):
        act()
        self.one.set()

    def second(self, act):
        self.one.wait()
        act()
        self.two.set()

    def third(self, act):
        self.two.wait()
        act()


class Adapter:
    def __init__(self, parameters, recorder):
        self.order = Order()
        self.out = []

    def call(self, op, args):
        return getattr(self, op)()

    def first(self):
        self.order.first(lambda: self.out.append(1))
        return "ok"

    def second(self):
        self.order.second(lambda: self.out.append(2))
        return "ok"

    def third(self):
        self.order.third(lambda: self.out.append(3))
        return "ok"

    def check(self):
        return "ok" if self.out == [1, 2, 3] else "wrong"
