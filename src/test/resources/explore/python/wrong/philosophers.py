# step A run
# step B run
# step C run
# finds deadlock

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        self.forks = [threading.Lock() for _ in range(3)]

    def call(self, op, args):
        seat = int(threading.current_thread().name == "B") + 2 * int(threading.current_thread().name == "C")
        with self.forks[seat], self.forks[(seat + 1) % 3]:
            return "ok"
