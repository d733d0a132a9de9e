"""Each process has a slot of its own, with a lock that nobody can have held before it."""

import os
import threading


class _Slot:
    def __init__(self):
        self.lock = threading.RLock()
        self.instance = None
        self.is_making = False


_slots = {}


def get(maker):
    slot = _slots.get(os.getpid()) or _slots.setdefault(os.getpid(), _Slot())
    with slot.lock:
        if slot.is_making:
            raise RuntimeError("get inside its own maker")
        if slot.instance is None:
            slot.is_making = True
            try:
                slot.instance = maker()
            finally:
                slot.is_making = False
        return slot.instance


def reset_for_tests():
    _slots.pop(os.getpid(), None)
