"""Each waiting thread sleeps on a lock of its own; `set` opens the whole line."""

from threading import Lock


class Event:
    def __init__(self):
        self._lock = Lock()
        self._set = False
        self._line = {}

    def is_set(self):
        with self._lock:
            return self._set

    def set(self):
        with self._lock:
            self._set = True
            line, self._line = self._line, {}
            for gate in line.values():
                gate.release()

    def clear(self):
        with self._lock:
            self._set = False

    def wait(self, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("negative timeout")
        gate = Lock()
        gate.acquire()
        with self._lock:
            if self._set:
                return True
            self._line[id(gate)] = gate
        if gate.acquire(timeout=-1 if timeout is None else timeout):
            return True
        with self._lock:
            return self._line.pop(id(gate), None) is None
