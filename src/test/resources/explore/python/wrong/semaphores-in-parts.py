# step A run
# step B run
# finds deadlock

import threading


class Pool:
    """Needs two permits and takes them one after the other."""

    def __init__(self):
        self.permits = threading.Semaphore(2)

    def use(self):
        self.permits.acquire()
        self.permits.acquire()
        self.permits.release()
        self.permits.release()


class Adapter:
    def __init__(self, parameters, recorder):
        self.pool = Pool()

    def call(self, op, args):
        self.pool.use()
        return "ok"
