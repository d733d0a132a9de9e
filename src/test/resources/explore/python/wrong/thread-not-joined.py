# step A run
# finds wrong

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        done = []
        threading.Thread(target=lambda: done.append(1)).start()
        return "ok" if done else "not yet"
