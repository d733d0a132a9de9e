# step A run
# step B run

from concurrent.futures import ThreadPoolExecutor


class Adapter:
    def __init__(self, parameters, recorder):
        self.pool = ThreadPoolExecutor(2)

    def call(self, op, args):
        return "ok" if self.pool.submit(pow, 2, 3).result() == 8 else "wrong"
