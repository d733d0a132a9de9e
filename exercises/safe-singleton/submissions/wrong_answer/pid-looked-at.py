"""A child sees that it is another process, under a lock that may be locked for ever."""

import os
import threading

_lock = threading.Lock()
_instance = None
_maker_thread = None
_owner = os.getpid()


def get(maker):
    made = _instance
    return made if made is not None and _owner == os.getpid() else _make(maker)


def _make(maker):
    global _instance, _maker_thread, _owner
    if _maker_thread == threading.get_ident() and _owner == os.getpid():
        raise RuntimeError("get inside its own maker")
    with _lock:
        if _instance is None or _owner != os.getpid():
            _instance = None
            _owner = os.getpid()
            _maker_thread = threading.get_ident()
            try:
                _instance = maker()
            finally:
                _maker_thread = None
        return _instance


def reset_for_tests():
    global _instance
    _instance = None
