# step main start A B
# step main join A B
# step main check
# step A run
# step B run


class Adapter:
    def __init__(self, parameters, recorder):
        self.winners = {}

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        self.winners.setdefault("x", object())
        return "ok"

    def check(self):
        return "ok" if len(self.winners) == 1 else "wrong"
