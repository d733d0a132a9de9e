"""All who waited get the failure of the one they waited for."""

import os
import threading


class _Registry:
    def __init__(self):
        self._over = threading.Condition()
        self._instance = None
        self._making = None
        self._failure = None

    def get(self, maker):
        with self._over:
            if self._making is threading.current_thread():
                raise RuntimeError("get inside its own maker")
            if self._making is not None:
                self._over.wait_for(lambda: self._making is None)
                if self._failure is not None:
                    raise self._failure
            if self._instance is not None:
                return self._instance
            self._making = threading.current_thread()
        return self._make(maker)

    def _make(self, maker):
        made = None
        try:
            made = maker()
            return made
        except Exception as failure:
            self._failure = failure
            raise
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
