# step main start A B
# step main join A B
# step main check
# step A zero
# step B one

import time


class Peterson:
    """Mutual exclusion of two threads by reads and writes alone, which the GIL keeps in order."""

    def __init__(self):
        self.wants = [False, False]
        self.turn = 0

    def enter(self, me):
        self.wants[me] = True
        self.turn = 1 - me
        while self.wants[1 - me] and self.turn == 1 - me:
            time.sleep(0)

    def leave(self, me):
        self.wants[me] = False


class Adapter:
    def __init__(self, parameters, recorder):
        self.peterson = Peterson()
        self.count = 0

    def call(self, op, args):
        return getattr(self, op)()

    def zero(self):
        return self.run(0)

    def one(self):
        return self.run(1)

    def run(self, me):
        self.peterson.enter(me)
        self.count += 1
        self.peterson.leave(me)
        return "ok"

    def check(self):
        return "ok" if self.count == 2 else "wrong"
