# step A look
# step B publish
# finds wrong


class Adapter:
    def __init__(self, parameters, recorder):
        self.value = 0
        self.ready = False

    def call(self, op, args):
        return getattr(self, op)()

    def look(self):
        while not self.ready:
            pass
        return "ok" if self.value == 42 else "early"

    def publish(self):
        self.ready = True
        self.value = 42
        return "ok"
