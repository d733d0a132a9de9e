# step A read
# step B write
# step C write

import threading


class ReadWriteLock:
    def __init__(self):
        self.readers = 0
        self.writing = False
        self.changed = threading.Condition()

    def begin_read(self):
        with self.changed:
            while self.writing:
                self.changed.wait()
            self.readers += 1

    def end_read(self):
        with self.changed:
            self.readers -= 1
            if self.readers == 0:
                self.changed.notify_all()

    def begin_write(self):
        with self.changed:
            while self.writing or self.readers:
                self.changed.wait()
            self.writing = True

    def end_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()


class Adapter:
    def __init__(self, parameters, recorder):
        self.lock = ReadWriteLock()
        self.left = self.right = 0

    def call(self, op, args):
        return getattr(self, op)()

    def read(self):
        self.lock.begin_read()
        left, right = self.left, self.right
        self.lock.end_read()
        return "ok" if left == right else "torn"

    def write(self):
        self.lock.begin_write()
        self.left += 1
        self.right += 1
        self.lock.end_write()
        return "ok"
