"""Drives the candidate's threads: `exclusive`, `total`, `alternate`, `reached`, `open`; and
`earlier K ROUNDS N`, a call of `alternate` whose turns are not recorded: `ok` if the N-th turn, which
fails (0: none), was the last one and the caller was told.

Parameters: procs (threads), rounds, start; fault=N (the N-th turn fails); gate=N (the N-th turn waits
at the gate, -1: the one that fails); counted=1 (`alternate` tells if ever more threads were there
than it may start); delay.* as in `harness.Delays`. `reached` returns when that turn is at the gate, or
none will ever be; `open` lets it go on.
"""

import itertools
import sys
import threading

import solution
from exercise_api import EmitFailed
from harness import Delays, ScriptError


class Adapter:
    def __init__(self, parameters, recorder):
        self._parameters = {key: int(value) for key, value in parameters.items()}
        self._recorder = recorder
        self._delays = Delays(parameters)
        self._turns = itertools.count(1)
        self._most = 0
        self._reached = threading.Event()
        self._opened = threading.Event()
        self._cell = Cell(self._parameters.get("start", 0), self._delays, recorder)

    def call(self, op, args):
        procs, rounds = self._parameters["procs"], self._parameters["rounds"]
        if op == "exclusive":
            solution.exclusive(procs, rounds, self._cell)
            return "ok"
        if op == "total":
            return str(self._cell.number)
        if op == "alternate":
            return self._alternate(procs, rounds)
        if op == "earlier":
            return _earlier(*map(int, args))
        if op == "reached":
            self._reached.wait()
            return "ok"
        if op == "open":
            self._opened.set()
            return "ok"
        raise ScriptError(f"no operation {op}")

    def _alternate(self, procs, rounds):
        before = self._threads()
        try:
            solution.alternate(procs, rounds, self._emit)
            started = self._most - before
            return "ok" if started <= procs else f"{started}-threads"
        except EmitFailed:
            return "failed"
        finally:
            self._reached.set()

    def _threads(self):
        return len(sys._current_frames()) if "counted" in self._parameters else 0

    def _emit(self, thread, round):
        self._recorder.log("emit", "call:turn", thread, round)
        turn = next(self._turns)
        self._most = max(self._most, self._threads())
        fault = self._parameters.get("fault", 0)
        gate = self._parameters.get("gate", 0)
        if turn == (fault if gate < 0 else gate):
            self._reached.set()
            self._opened.wait()
        self._delays.pause()
        if turn == fault:
            self._recorder.log("emit", "return:turn", "failed")
            raise EmitFailed(f"turn {round} of thread {thread}")
        self._recorder.log("emit", "return:turn")


def _earlier(procs, rounds, fault):
    turns = itertools.count(1)
    taken = [0]

    def emit(thread, round):
        taken[0] = next(turns)
        if taken[0] == fault:
            raise EmitFailed(f"turn {round} of thread {thread}")

    try:
        solution.alternate(procs, rounds, emit)
        failed = False
    except EmitFailed:
        failed = True
    is_right = taken[0] == (fault or procs * rounds) and failed == (fault != 0)
    return "ok" if is_right else f"{taken[0]}-turns-{'failed' if failed else 'ok'}"


class Cell:
    """A number that threads share, slow wherever another one may come in between."""

    def __init__(self, start, delays, recorder):
        self.number = start
        self._delays = delays
        self._recorder = recorder

    def get(self):
        self._recorder.log("store", "call:load")
        self._delays.pause()
        value = self.number
        self._recorder.log("store", "return:load", value)
        return value

    def set(self, value):
        self._recorder.log("store", "call:save", value)
        self.number = value
        self._delays.pause()
        self._recorder.log("store", "return:save")
