"""A maker that asks for itself waits for its own lock."""

import os
import threading

_lock = threading.Lock()
_instance = None


def get(maker):
    made = _instance
    return made if made is not None else _make(maker)


def _make(maker):
    global _instance
    with _lock:
        if _instance is None:
            _instance = maker()
        return _instance


def reset_for_tests():
    global _instance
    _instance = None


def _begin_anew():
    global _lock, _instance
    _lock = threading.Lock()
    _instance = None


os.register_at_fork(after_in_child=_begin_anew)
