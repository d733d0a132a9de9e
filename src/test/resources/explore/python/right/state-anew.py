# step main start A B
# step main join A B
# step main check
# step A run
# step B run

import threading


count = 0
lock = threading.Lock()


class Seen:
    names = []


def add():
    """State of the module and of a class: each schedule begins with it fresh."""
    global count
    with lock:
        count += 1
        Seen.names.append(count)


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        add()
        return "ok"

    def check(self):
        return "ok" if count == 2 and Seen.names == [1, 2] else "wrong"
