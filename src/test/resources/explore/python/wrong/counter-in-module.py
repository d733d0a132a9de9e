# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong


count = 0


def add():
    global count
    count += 1


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        add()
        return "ok"

    def check(self):
        return "ok" if count == 2 else "wrong"
