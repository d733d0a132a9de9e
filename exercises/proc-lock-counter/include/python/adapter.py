"""Drives the candidate's counter: `run`, then `total`.

Parameters: procs, rounds, start; fault=N (each N-th save is refused); hold.load=N and hold.nanos
(the N-th load takes so long); delay.* as in `harness.Delays`.
"""

import multiprocessing
import time

import solution
from exercise_api import StoreError, WorkerFailed
from harness import Delays, ScriptError, join

VALUE, SAVES, LOADS = range(3)

# Made once and before the first case: what it opens is no left-over of a solution.
NUMBERS = multiprocessing.RawArray("q", 3)


class Adapter:
    def __init__(self, parameters, recorder):
        self._procs = int(parameters["procs"])
        self._rounds = int(parameters["rounds"])
        NUMBERS[:] = [0, 0, 0]
        NUMBERS[VALUE] = int(parameters["start"])
        self._store = Store(NUMBERS, parameters, recorder)
        self._recorder = recorder
        self._locks = 0

    def call(self, op, args):
        if op == "total":
            return str(NUMBERS[VALUE])
        if op != "run":
            raise ScriptError(f"no operation {op}")
        try:
            solution.run(self._procs, self._rounds, self._store, self._make_lock)
            return "ok"
        except WorkerFailed as failed:
            return join("failed", failed.failures)

    def _make_lock(self):
        self._locks += 1
        if self._locks > 1:
            raise RuntimeError("make_lock was called a second time")
        return LoggedLock(self._recorder)


class Store:
    """A number in shared memory, with a pause wherever another process may come in between."""

    def __init__(self, numbers, parameters, recorder):
        self._numbers = numbers
        self._recorder = recorder
        self._delays = Delays(parameters)
        self._fault = int(parameters.get("fault", 0))
        self._held = int(parameters.get("hold.load", 0))
        self._hold = int(parameters.get("hold.nanos", 0))

    def load(self):
        self._recorder.log("store", "call:load")
        self._delays.pause()
        self._numbers[LOADS] += 1
        held = self._numbers[LOADS] == self._held
        value = self._numbers[VALUE]
        if held:
            time.sleep(self._hold / 1e9)
        self._delays.pause()
        self._recorder.log("store", "return:load", value)
        return value

    def save(self, value):
        self._recorder.log("store", "call:save", value)
        self._delays.pause()
        self._numbers[SAVES] += 1
        if self._fault and self._numbers[SAVES] % self._fault == 0:
            self._recorder.log("store", "return:save", "fault")
            raise StoreError("the store refused to save")
        self._numbers[VALUE] = value
        self._delays.pause()
        self._recorder.log("store", "return:save")


class LoggedLock:
    """A `multiprocessing.Lock` whose use is written down."""

    def __init__(self, recorder):
        self._lock = multiprocessing.Lock()
        self._recorder = recorder

    def acquire(self, block=True, timeout=None):
        self._recorder.log("lock", "call:acquire")
        granted = self._lock.acquire(block, timeout)
        self._recorder.log("lock", "return:acquire", "true" if granted else "false")
        return granted

    def release(self):
        self._recorder.log("lock", "call:release")
        try:
            self._lock.release()
        finally:
            self._recorder.log("lock", "return:release")

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, thrown, trace):
        self.release()
