"""A thread of its own makes the instance, and the caller waits for it."""

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
                worker = threading.Thread(target=_run, args=(maker,))
                worker.start()
                worker.join()
            finally:
                _maker_thread = None
        return _instance


def _run(maker):
    global _instance
    _instance = maker()


def reset_for_tests():
    global _instance
    _instance = None


def _begin_anew():
    global _lock, _instance, _maker_thread
    _lock = threading.Lock()
    _instance = None
    _maker_thread = None


os.register_at_fork(after_in_child=_begin_anew)
