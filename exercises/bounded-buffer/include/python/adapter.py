"""Drives the candidate's buffer: `put v [ns]`, `take [ns]`, `close`, `size`; parameter capacity.

Where the capacity is below 1 there is no buffer: every operation is `invalid`, or `accepted` if
the capacity was not refused.
"""

from exercise_api import BufferClosed
from harness import ScriptError
from solution import Buffer

NOTHING = "nil"


class Adapter:
    def __init__(self, parameters, recorder):
        capacity = int(parameters["capacity"])
        self._buffer = Buffer(capacity) if capacity >= 1 else None
        self._instead = None if capacity >= 1 else _refusal_of(capacity)

    def call(self, op, args):
        if self._instead is not None:
            return self._instead
        try:
            if op == "put":
                return self._put(args)
            if op == "take":
                return self._take(args)
            if op == "size":
                return str(len(self._buffer))
            if op == "close":
                self._buffer.close()
                return "ok"
        except TimeoutError:
            return "timeout"
        except BufferClosed:
            return "closed"
        raise ScriptError(f"no operation {op}")

    def _put(self, args):
        item = None if args[0] == NOTHING else int(args[0])
        try:
            self._buffer.put(item, **_limit(args[1:]))
            return "ok"
        except ValueError:
            if item is None:
                return "invalid"
            raise

    def _take(self, args):
        item = self._buffer.take(**_limit(args))
        return NOTHING if item is None else f"{item:d}"


def _refusal_of(capacity):
    try:
        Buffer(capacity)
        return "accepted"
    except ValueError:
        return "invalid"


def _limit(args):
    return {"timeout": int(args[0]) / 1e9} if args else {}
