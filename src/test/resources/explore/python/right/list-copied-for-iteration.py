# step A walk
# step B drop


class Adapter:
    def __init__(self, parameters, recorder):
        self.items = [1, 2, 3, 4]

    def call(self, op, args):
        return getattr(self, op)()

    def walk(self):
        return "ok" if sum(1 for _ in list(self.items)) in (3, 4) else "wrong"

    def drop(self):
        self.items.remove(1)
        return "ok"
