"""Whether somebody makes it is looked at and noted without a lock in between."""

import os
import threading


class _Registry:
    def __init__(self):
        self._over = threading.Condition()
        self._instance = None
        self._making = None

    def get(self, maker):
        if self._making is threading.current_thread():
            raise RuntimeError("get inside its own maker")
        if self._making is not None:
            with self._over:
                self._over.wait_for(lambda: self._making is None)
        if self._instance is not None:
            return self._instance
        self._making = threading.current_thread()
        return self._make(maker)

    def _make(self, maker):
        made = None
        try:
            made = maker()
            return made
        finally:
            with self._over:
                self._instance = made
                self._making = None
                self._over.notify_all()


_registry = _Registry()


def get(maker):
    return _registry.get(maker)


def reset_for_tests():
    global _registry
    _registry = _Registry()


os.register_at_fork(after_in_child=reset_for_tests)
