# step A walk
# step B drop
# finds wrong


class Adapter:
    def __init__(self, parameters, recorder):
        self.items = [1, 2, 3, 4]

    def call(self, op, args):
        return getattr(self, op)()

    def walk(self):
        seen = [item for item in self.items]
        return "ok" if seen[-3:] == [2, 3, 4] else "skipped"

    def drop(self):
        self.items.remove(1)
        return "ok"
