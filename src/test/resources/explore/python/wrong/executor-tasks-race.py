# step A run
# finds wrong

import threading
from concurrent.futures import ThreadPoolExecutor


class Adapter:
    def __init__(self, parameters, recorder):
        self.count = 0
        self.lock = threading.Lock()

    def call(self, op, args):
        with ThreadPoolExecutor(2) as pool:
            for future in [pool.submit(self.add) for _ in range(2)]:
                future.result()
        return "ok" if self.count == 2 else "lost"

    def add(self):
        self.count += 1
