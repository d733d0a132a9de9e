"""There is one object, but it is initialised each time somebody asks for it."""

import os
import threading

_lock = threading.RLock()
_is_making = False


class _Singleton:
    _only = None

    def __new__(cls, maker):
        with _lock:
            if cls._only is None:
                cls._only = super().__new__(cls)
            return cls._only

    def __init__(self, maker):
        self.resource = maker()


def get(maker):
    global _is_making
    with _lock:
        if _is_making:
            raise RuntimeError("get inside its own maker")
        _is_making = True
        try:
            return _Singleton(maker).resource
        finally:
            _is_making = False


def reset_for_tests():
    _Singleton._only = None


def _begin_anew():
    global _lock, _is_making
    _lock = threading.RLock()
    _is_making = False
    _Singleton._only = None


os.register_at_fork(after_in_child=_begin_anew)
