"""The cache keeps what a function answered, but does not keep two threads from calling it."""

import functools
import os
import threading

_own = threading.local()


@functools.lru_cache(maxsize=None)
def _make():
    return _own.maker()


def get(maker):
    if getattr(_own, "maker", None) is not None:
        raise RuntimeError("get inside its own maker")
    _own.maker = maker
    try:
        return _make()
    finally:
        _own.maker = None


def reset_for_tests():
    _make.cache_clear()


os.register_at_fork(after_in_child=reset_for_tests)
