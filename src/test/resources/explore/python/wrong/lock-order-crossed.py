# step main start A B
# step main join A B
# step main check
# step A forth
# step B back
# finds deadlock

import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = source, target
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


class Adapter:
    def __init__(self, parameters, recorder):
        self.a, self.b = Account(1, 10), Account(2, 10)

    def call(self, op, args):
        return getattr(self, op)()

    def forth(self):
        transfer(self.a, self.b, 3)
        return "ok"

    def back(self):
        transfer(self.b, self.a, 4)
        return "ok"

    def check(self):
        return "ok" if (self.a.balance, self.b.balance) == (11, 9) else "wrong"
