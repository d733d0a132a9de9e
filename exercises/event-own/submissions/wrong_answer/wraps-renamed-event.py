"""The library's own Event under another name."""

from threading import Event as Flag


class Event:
    def __init__(self):
        self._flag = Flag()
        self.is_set = self._flag.is_set
        self.set = self._flag.set
        self.clear = self._flag.clear

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        return self._flag.wait(timeout)
