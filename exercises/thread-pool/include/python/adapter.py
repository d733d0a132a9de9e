"""Drives the candidate's pool: `submit NAME HOW`, `result NAME [ns]`, `cancel NAME`, `done NAME`,
`map NAME:HOW…`, `many PREFIX COUNT`, `shutdown [cancel]`, `close`, `end`, `open GATE`; parameters
`workers`, `limit`.

HOW is `give`, `fail` or `break`; `meet`: waits until as many tasks meet as there are workers;
`map=A,B`: maps in the task; `elsewhere=A,B`: maps in another pool, and gives `elsewhere` if that is
done there; `spawn=A`: submits another one in the task; each with a gate to wait at first as in
`give@G`. A task gives a number that is drawn while it runs.
"""

import itertools
import threading

from exercise_api import Cancelled, PoolClosed, WouldDeadlock
from harness import ScriptError, join
from solution import Pool


class TaskFailed(Exception):
    pass


class TaskBroke(BaseException):
    pass


class Adapter:
    def __init__(self, parameters, recorder):
        workers = int(parameters["workers"])
        self._recorder = recorder
        self._numbers = itertools.count(1001)
        self._gates = {}
        self._handles = {}
        self._threads = []
        self._meeting = threading.Barrier(workers)
        self._pool = Pool(workers, int(parameters.get("limit", 0)))

    def call(self, op, args):
        doing = getattr(Adapter, "op_" + op, None)
        if doing is None:
            raise ScriptError(f"no operation {op}")
        try:
            return doing(self, *args)
        except PoolClosed:
            return "closed"

    def op_submit(self, name, how):
        self._handles[name] = self._pool.submit(self._run, name, how)
        return "ok"

    def op_result(self, name, nanos=None):
        handle = self._handle(name)
        try:
            if nanos is None:
                return told(handle.result())
            return told(handle.result(timeout=int(nanos) / 1e9))
        except (TaskFailed, TaskBroke):
            return "failed"
        except Cancelled:
            return "cancelled"
        except TimeoutError:
            return "timeout"

    def op_cancel(self, name):
        return truth(self._handle(name).cancel())

    def op_done(self, name):
        return truth(self._handle(name).done())

    def op_map(self, *items):
        try:
            return join(*map(told, self._pool.map(self._mapped, list(items))))
        except (TaskFailed, TaskBroke):
            return "failed"
        except WouldDeadlock:
            return "refused"

    def op_many(self, prefix, count):
        names = [f"{prefix}{i}" for i in range(int(count))]
        for name in names:
            self.op_submit(name, "give")
        for name in names:
            self.op_result(name)
        return "ok"

    def op_shutdown(self, how=""):
        self._pool.shutdown(wait=False, cancel_queued=how == "cancel")
        return "ok"

    def op_close(self):
        with self._pool:
            pass
        return self._ended()

    def op_end(self):
        self._pool.shutdown(wait=True)
        return self._ended()

    def op_open(self, gate):
        self._gate(gate).set()
        return "ok"

    def _mapped(self, item):
        return self._run(*item.split(":"))

    def _run(self, name, how):
        self._recorder.log("task", "call:run", name)
        self._threads += of_the_library(threading.current_thread())
        came = "failed"
        try:
            came = self._come(how)
            return came
        finally:
            self._recorder.log("task", "return:run", name, came)

    def _ended(self):
        """Of the threads that ran tasks none may be left at the end."""
        return "threads-left" if any(one.is_alive() for one in self._threads) else "ok"

    def _come(self, how):
        kind, _, gate = how.partition("@")
        kind, _, names = kind.partition("=")
        if gate:
            self._gate(gate).wait()
        if kind == "meet":
            self._meeting.wait()
        elif kind == "map":
            return self._map_inside([f"{name}:give" for name in names.split(",")])
        elif kind == "elsewhere":
            return map_elsewhere(names.split(","))
        elif kind == "spawn":
            self.op_submit(names, "give")
        elif kind == "fail":
            raise TaskFailed
        elif kind == "break":
            raise TaskBroke
        elif kind != "give":
            raise ScriptError(f"no task {how}")
        return str(next(self._numbers))

    def _map_inside(self, items):
        self._recorder.log("pool", "call:map", *items)
        answer = "raised"
        try:
            answer = self.op_map(*items)
        finally:
            self._recorder.log("pool", "return:map", *answer.split(" "))
        return answer if answer == "refused" else str(next(self._numbers))

    def _handle(self, name):
        """A task that was refused has none: every question about it is answered like that."""
        if name not in self._handles:
            raise PoolClosed
        return self._handles[name]

    def _gate(self, name):
        return self._gates.setdefault(name, threading.Event())


def of_the_library(thread):
    """Nothing if `_thread` started it: such a thread does not tell when it ends."""
    return [] if isinstance(thread, threading._DummyThread) else [thread]


def map_elsewhere(names):
    """To the other pool a worker of this one is anybody."""
    here = threading.get_ident()
    with Pool(1) as other:
        try:
            answers = other.map(lambda it: "here" if threading.get_ident() == here else it, names)
        except WouldDeadlock:
            return "refused"
    return "elsewhere" if answers == names else ",".join(map(told, answers))


def told(result):
    return result if isinstance(result, str) else type(result).__name__


def truth(answer):
    return str(answer).lower() if isinstance(answer, bool) else type(answer).__name__
