# step A first
# step B second
# finds livelock


class Adapter:
    def __init__(self, parameters, recorder):
        self.a = self.b = False
        self.count = 0

    def call(self, op, args):
        return getattr(self, op)()

    def first(self):
        self.a = True
        while self.b:
            pass
        self.count += 1
        self.a = False
        return "ok"

    def second(self):
        self.b = True
        while self.a:
            pass
        self.count += 1
        self.b = False
        return "ok"
