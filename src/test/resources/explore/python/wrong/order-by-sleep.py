# step main start A B C
# step main join A B C
# step main check
# step A third
# step B second
# step C first
# finds wrong

import time


class Order:
    def first(self, act):
        act()

    def second(self, act):
        time.sleep(0.02)
        act()

    def third(self, act):
        time.sleep(0.04)
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
