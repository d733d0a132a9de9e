# step A run
# step B run
# finds deadlock

from concurrent.futures import ThreadPoolExecutor


class Adapter:
    def __init__(self, parameters, recorder):
        self.pool = ThreadPoolExecutor(2)

    def call(self, op, args):
        outer = self.pool.submit(lambda: self.pool.submit(pow, 2, 3).result())
        return "ok" if outer.result() == 8 else "wrong"
