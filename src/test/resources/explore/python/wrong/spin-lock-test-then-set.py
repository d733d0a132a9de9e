# step main start A B
# step main join A B
# step main check
# step A run
# step B run
# finds wrong


class SpinLock:
    def __init__(self):
        self.taken = False

    def __enter__(self):
        while self.taken:
            pass
        self.taken = True

    def __exit__(self, *thrown):
        self.taken = False


class Adapter:
    def __init__(self, parameters, recorder):
        self.lock = SpinLock()
        self.count = 0

    def call(self, op, args):
        return getattr(self, op)()

    def run(self):
        with self.lock:
            self.count += 1
        return "ok"

    def check(self):
        return "ok" if self.count == 2 else "wrong"
