"""The library's own Event."""

import threading


class Event(threading.Event):
    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        return super().wait(timeout)
