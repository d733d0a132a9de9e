"""The failure of a maker is wrapped into another one."""

import os
import threading

_lock = threading.Lock()
_instance = None
_maker_thread = None


def get(maker):
    made = _instance
    return made if made is not None else _make(maker)


def _make(maker):
    global _instance, _maker_thread
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    with _lock:
        if _instance is None:
            _maker_thread = threading.get_ident()
            try:
                _instance = maker()
            except Exception as failure:
                raise LookupError("no instance") from failure
            finally:
                _maker_thread = None
        return _instance


def reset_for_tests():
    global _instance
    _instance = None


def _begin_anew():
    global _lock, _instance, _maker_thread
    _lock = threading.Lock()
    _instance = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
