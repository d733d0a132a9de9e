# step A run
# step B run
# finds livelock


class Adapter:
    def __init__(self, parameters, recorder):
        self.arrived = 0

    def call(self, op, args):
        self.arrived = self.arrived + 1
        while self.arrived < 2:
            pass
        return "ok"
