"""The lock lets its owner in again, and so a maker makes a second one."""

import os
import threading


class _Slot:
    def __init__(self):
        self.lock = threading.RLock()
        self.instance = None


_slots = {}


def get(maker):
    slot = _slots.get(os.getpid()) or _slots.setdefault(os.getpid(), _Slot())
    with slot.lock:
        if slot.instance is None:
            slot.instance = maker()
        return slot.instance


def reset_for_tests():
    _slots.pop(os.getpid(), None)
