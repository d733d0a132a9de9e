"""Drives the candidate's event: `set`, `clear`, `is-set`, `wait [ns]`."""

from harness import ScriptError, join
from solution import Event


class Adapter:
    def __init__(self, parameters, recorder):
        self._event = Event()

    def call(self, op, args):
        if op == "set":
            self._event.set()
            return "ok"
        if op == "clear":
            self._event.clear()
            return "ok"
        if op == "is-set":
            return _truth(self._event.is_set())
        if op == "wait":
            return self._wait(args)
        raise ScriptError(f"no operation {op}")

    def _wait(self, args):
        if not args:
            return _truth(self._event.wait())
        seconds = int(args[0]) / 1e9
        try:
            return _truth(self._event.wait(seconds))
        except ValueError:
            if seconds < 0:
                return "invalid"
            raise


def _truth(answer):
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return join(type(answer).__name__)
