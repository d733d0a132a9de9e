"""A maker is tried once; after a failure there is nothing."""

import os
import threading

_lock = threading.Lock()
_instance = None
_maker_thread = None
_is_done = False


def get(maker):
    made = _instance
    return made if made is not None else _make(maker)


def _make(maker):
    global _instance, _maker_thread, _is_done
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    with _lock:
        if not _is_done:
            _maker_thread = threading.get_ident()
            try:
                _instance = maker()
            finally:
                _maker_thread = None
                _is_done = True
        return _instance


def reset_for_tests():
    global _instance, _is_done
    _instance = None
    _is_done = False


def _begin_anew():
    global _lock, _instance, _maker_thread, _is_done
    _is_done = False
    _lock = threading.Lock()
    _instance = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
