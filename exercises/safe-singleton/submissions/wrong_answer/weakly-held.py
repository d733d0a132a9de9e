"""The instance goes when nobody holds it."""

import os
import threading
import weakref

_lock = threading.Lock()
_held = None
_maker_thread = None


def get(maker):
    made = _held() if _held is not None else None
    return made if made is not None else _make(maker)


def _make(maker):
    global _held, _maker_thread
    if _maker_thread == threading.get_ident():
        raise RuntimeError("get inside its own maker")
    with _lock:
        made = _held() if _held is not None else None
        if made is None:
            _maker_thread = threading.get_ident()
            try:
                made = maker()
                _held = weakref.ref(made)
            finally:
                _maker_thread = None
        return made


def reset_for_tests():
    global _held
    _held = None


def _begin_anew():
    global _lock, _held, _maker_thread
    _lock = threading.Lock()
    _held = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
