# step A run

import threading
from collections import deque


class Pool:
    def __init__(self, size):
        self.tasks = deque()
        self.stopped = False
        self.changed = threading.Condition()
        self.threads = [threading.Thread(target=self.work) for _ in range(size)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while True:
            with self.changed:
                while not self.tasks and not self.stopped:
                    self.changed.wait()
                if not self.tasks:
                    return
                task = self.tasks.popleft()
            task()

    def submit(self, task):
        with self.changed:
            self.tasks.append(task)
            self.changed.notify()

    def stop(self):
        with self.changed:
            self.stopped = True
            self.changed.notify_all()
        for thread in self.threads:
            thread.join()


class Adapter:
    def __init__(self, parameters, recorder):
        pass

    def call(self, op, args):
        pool = Pool(2)
        done = []
        for number in range(3):
            pool.submit(lambda number=number: done.append(number))
        pool.stop()
        return "ok" if sorted(done) == [0, 1, 2] else "dropped"
