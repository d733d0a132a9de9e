# step A run
# step B run

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    row: int


class Account:
    def __init__(self):
        self.lock = threading.Lock()


class Adapter:
    """What comes out of a set of objects comes in the same order in each process."""

    def __init__(self, parameters, recorder):
        self.accounts = {Account() for _ in range(4)}
        self.locks = {threading.Lock() for _ in range(4)}
        self.sum = 0

    def call(self, op, args):
        threads = {threading.Thread(target=self.work) for _ in range(2)}
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with next(iter(self.locks)):
            return "ok" if Place(1) in {Place(1)} and self.sum >= 8 else "wrong"

    def work(self):
        for account in self.accounts:
            with account.lock:
                with next(iter(self.locks)):
                    self.sum += 1
