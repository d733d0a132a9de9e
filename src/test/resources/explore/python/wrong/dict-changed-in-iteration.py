# step A walk
# step B add
# finds raise


class Adapter:
    def __init__(self, parameters, recorder):
        self.items = {1: 1, 2: 2}

    def call(self, op, args):
        return getattr(self, op)()

    def walk(self):
        for key in self.items:
            if self.items[key] < 0:
                return "negative"
        return "ok"

    def add(self):
        self.items[3] = 3
        return "ok"
