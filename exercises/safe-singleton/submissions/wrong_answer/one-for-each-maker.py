"""There is one instance for each maker."""

import os
import threading

_lock = threading.Lock()
_instances = {}
_maker_thread = None


def get(maker):
    made = _instances.get(maker)
    return made if made is not None else _make(maker)


def _make(maker):
    global _maker_thread
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    with _lock:
        if maker not in _instances:
            _maker_thread = threading.get_ident()
            try:
                _instances[maker] = maker()
            finally:
                _maker_thread = None
        return _instances[maker]


def reset_for_tests():
    _instances.clear()


def _begin_anew():
    global _lock, _maker_thread
    _lock = threading.Lock()
    _instances.clear()
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
