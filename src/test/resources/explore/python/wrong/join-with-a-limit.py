# step A run
# finds wrong

import threading
import time


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        done = []
        thread = threading.Thread(target=lambda: (time.sleep(1), done.append(1)))
        thread.start()
        thread.join(2)
        return "ok" if done else "not yet"
