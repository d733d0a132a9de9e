"""The library's own Event, asked for by a name put together at run time."""

import threading

Library = getattr(threading, "".join(("Ev", "ent")))


class Event(Library):
    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        return super().wait(timeout)
