"""Nobody keeps two threads from making one each."""

import os
import threading

_instance = None
_maker_thread = None


def get(maker):
    made = _instance
    return made if made is not None else _make(maker)


def _make(maker):
    global _instance, _maker_thread
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    _maker_thread = threading.get_ident()
    try:
        _instance = maker()
        return _instance
    finally:
        _maker_thread = None


def reset_for_tests():
    global _instance
    _instance = None


def _begin_anew():
    global _instance, _maker_thread
    _instance = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
