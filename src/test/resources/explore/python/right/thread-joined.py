# step A run

import threading


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        done = []
        threads = [threading.Thread(target=done.append, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return "ok" if sorted(done) == [0, 1] and not threads[0].is_alive() else "not yet"
