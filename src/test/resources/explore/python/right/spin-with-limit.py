# step A spin 5000000
# step B spin 3000000
# step B nap 50000000
# step C nap 20000000
# check timeouts op=spin

import time


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        limit = int(args[0]) / 1e9
        if op == "nap":
            time.sleep(limit)
        else:
            end = time.monotonic() + limit
            while time.monotonic() < end:
                pass
        return "ok"
