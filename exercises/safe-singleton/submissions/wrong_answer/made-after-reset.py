"""A reset makes the next one at once, before anybody asks."""

import os
import threading

_lock = threading.Lock()
_instance = None
_maker_thread = None
_last_maker = None


def get(maker):
    made = _instance
    return made if made is not None else _make(maker)


def _make(maker):
    global _instance, _maker_thread, _last_maker
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    with _lock:
        if _instance is None:
            _maker_thread = threading.get_ident()
            try:
                _last_maker = maker
                _instance = maker()
            finally:
                _maker_thread = None
        return _instance


def reset_for_tests():
    global _instance, _last_maker
    again, _last_maker = _last_maker, None
    _instance = again() if again is not None else None


def _begin_anew():
    global _lock, _instance, _maker_thread
    _lock = threading.Lock()
    _instance = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
