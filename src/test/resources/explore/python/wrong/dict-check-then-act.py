# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong


class Adapter:
    def __init__(self, parameters, recorder):
        self.owners = {}
        self.won = []

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        if "x" not in self.owners:
            self.owners["x"] = object()
            self.won.append(1)
        return "ok"

    def check(self):
        return "ok" if len(self.won) == 1 else "wrong"
