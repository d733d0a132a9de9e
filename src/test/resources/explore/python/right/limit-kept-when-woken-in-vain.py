# step A wait 300000000
# step B wait-for 300000000
# step B wait-for 1000000
# step C poke
# step C nap 200000000
# step C poke
# step C nap 2000000000
# check timeouts op=wait
# check timeouts op=wait-for

import threading
import time


class Adapter:
    def __init__(self, parameters, recorder):
        self.changed = threading.Condition()
        self.is_set = False

    def call(self, op, args):
        if op == "wait":
            self.wait(int(args[0]) / 1e9)
        elif op == "wait-for":
            with self.changed:
                self.changed.wait_for(lambda: self.is_set, int(args[0]) / 1e9)
        elif op == "poke":
            with self.changed:
                self.changed.notify_all()
        else:
            time.sleep(int(args[0]) / 1e9)
        return "ok"

    def wait(self, limit):
        end = time.monotonic() + limit
        with self.changed:
            while not self.is_set:
                left = end - time.monotonic()
                if left <= 0:
                    return
                self.changed.wait(left)
