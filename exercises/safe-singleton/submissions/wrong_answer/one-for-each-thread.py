"""Each thread has an instance of its own."""

import os
import threading

_own = threading.local()


def get(maker):
    made = getattr(_own, "instance", None)
    return made if made is not None else _make(maker)


def _make(maker):
    if getattr(_own, "is_making", False):
        raise RuntimeError("get inside its own maker")
    _own.is_making = True
    try:
        _own.instance = maker()
        return _own.instance
    finally:
        _own.is_making = False


def reset_for_tests():
    global _own
    _own = threading.local()


os.register_at_fork(after_in_child=reset_for_tests)
