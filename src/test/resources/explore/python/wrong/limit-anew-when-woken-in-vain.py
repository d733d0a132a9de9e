# step A wait 300000000
# step C nap 200000000
# step C poke
# check timeouts op=wait
# finds wrong-result

import threading
import time


class Adapter:
    def __init__(self, parameters, recorder):
        self.changed = threading.Condition()
        self.is_set = False

    def call(self, op, args):
        if op == "wait":
            self.wait(int(args[0]) / 1e9)
        elif op == "poke":
            with self.changed:
                self.changed.notify_all()
        else:
            time.sleep(int(args[0]) / 1e9)
        return "ok"

    def wait(self, limit):
        with self.changed:
            while not self.is_set:
                if not self.changed.wait(limit):
                    return
