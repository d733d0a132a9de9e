"""Drives the candidate's counter: `run`, then `total`. `looks` tells how often who waited was awake
in the second half of the held load; `given-back` whether somebody else counted or at least was woken
before the process of the first load had begun its last increment.

Parameters: procs, rounds, start; fault=N (each N-th save is refused); hold.load=N and hold.nanos
(the N-th load takes so long); limit.nanos (who waits for the lock with a limit waits no longer);
pipe.bytes (what pipes hold that are open when a process first loads); delay.* as in `harness.Delays`.
"""

import fcntl
import multiprocessing
import os
import time

import solution
from exercise_api import StoreError, WorkerFailed
from harness import Delays, ScriptError, join

VALUE, SAVES, LOADS, FIRST, MOVES, LOOKS, KEPT = range(7)

# Made once and before the first case: what it opens is no left-over of a solution.
NUMBERS = multiprocessing.RawArray("q", 7)


class Adapter:
    def __init__(self, parameters, recorder):
        self._procs = int(parameters["procs"])
        self._rounds = int(parameters["rounds"])
        NUMBERS[:] = [0] * len(NUMBERS)
        NUMBERS[VALUE] = int(parameters["start"])
        self._store = Store(NUMBERS, parameters, recorder)
        self._recorder = recorder
        self._limit = int(parameters.get("limit.nanos", 0))
        self._locks = 0

    def call(self, op, args):
        if op == "total":
            return str(NUMBERS[VALUE])
        if op == "looks":
            return str(NUMBERS[LOOKS])
        if op == "given-back":
            return "no" if NUMBERS[KEPT] else "yes"
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
        return LoggedLock(self._recorder, self._limit)


class Store:
    """A number in shared memory, with a pause wherever another process may come in between."""

    def __init__(self, numbers, parameters, recorder):
        self._numbers = numbers
        self._recorder = recorder
        self._delays = Delays(parameters)
        self._fault = int(parameters.get("fault", 0))
        self._held = int(parameters.get("hold.load", 0))
        self._hold = int(parameters.get("hold.nanos", 0))
        self._rounds = int(parameters["rounds"])
        self._own_loads = 0
        self._pipe_bytes = int(parameters.get("pipe.bytes", 0))
        self._ours = {os.fstat(int(file)).st_ino for file in open_files()}

    def load(self):
        self._own_loads += 1
        if self._own_loads == 1 and self._pipe_bytes:
            self._narrow_pipes()
        self._recorder.log("store", "call:load")
        self._delays.pause()
        self._numbers[LOADS] += 1
        held = self._numbers[LOADS] == self._held
        value = self._numbers[VALUE]
        if held:
            self._hold_up()
        self._look_for_woken()
        self._delays.pause()
        self._recorder.log("store", "return:load", value)
        return value

    def _narrow_pipes(self):
        """A pipe holds 64 KiB by default, but no more than a page if the user has many (pipe(7))."""
        for file in open_files():
            if os.fstat(file).st_ino not in self._ours:
                try:
                    fcntl.fcntl(file, fcntl.F_SETPIPE_SZ, self._pipe_bytes)
                except OSError:
                    pass  # no pipe

    def _hold_up(self):
        """While the others wait for the lock, nothing wakes them but their own limits."""
        time.sleep(self._hold / 2e9)
        before = siblings()
        time.sleep(self._hold / 2e9)
        after = siblings()
        self._numbers[LOOKS] = stillest(before, after)
        self._numbers[FIRST] = os.getpid()
        self._numbers[MOVES] = sum(after.values())

    def _look_for_woken(self):
        """Who gives the lock back wakes somebody who sleeps for it, even if it is gone by then."""
        is_alone = self._own_loads == self._numbers[LOADS] == self._rounds
        if is_alone and os.getpid() == self._numbers[FIRST]:
            others = siblings()
            self._numbers[KEPT] = bool(others) and sum(others.values()) == self._numbers[MOVES]

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
    """A `multiprocessing.Lock` whose use is written down.

    One that is held for seconds stands for one that is held for minutes: with `limit`, who gives up
    waiting does it within the case.
    """

    def __init__(self, recorder, limit):
        self._lock = multiprocessing.Lock()
        self._recorder = recorder
        self._limit = limit / 1e9

    def acquire(self, block=True, timeout=None):
        self._recorder.log("lock", "call:acquire")
        if self._limit and timeout is not None:
            timeout = min(timeout, self._limit)
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


def open_files():
    """Without the one that lists them."""
    files = []
    for name in os.listdir("/proc/self/fd"):
        try:
            os.fstat(int(name))
            files.append(int(name))
        except OSError:
            pass
    return files


def siblings():
    """For each process that has our parent, what its threads have been switched so far, and one for
    each that runs: it stays the same while all of them sleep, and no longer once one was woken."""
    others = [name for name in os.listdir("/proc") if name.isdecimal() and int(name) != os.getpid()]
    parent = str(os.getppid())
    ours = [pid for pid in others if fact(read(f"/proc/{pid}/status"), "PPid") == parent]
    return {pid: moves_of(pid) for pid in ours}


def stillest(before, after):
    """What the stillest of them moved: others may be there for something else than to wait, as the
    process of a manager, and wake on their own."""
    return min((after[pid] - before[pid] for pid in before if pid in after), default=0)


def moves_of(pid):
    moves = 0
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except FileNotFoundError:
        threads = []
    for thread in threads:
        text = read(f"/proc/{pid}/task/{thread}/status")
        moves += int(fact(text, "voluntary_ctxt_switches") or 0)
        moves += int(fact(text, "nonvoluntary_ctxt_switches") or 0)
        moves += fact(text, "State").startswith("R")
    return moves


def fact(text, key):
    found = [line for line in text.splitlines() if line.startswith(key + ":")]
    return found[0].partition(":")[2].strip() if found else ""


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return ""
