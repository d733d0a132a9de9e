"""Answers the grader's requests. The words are those of docs/decisions/exploration-protocol.md."""

import gc
import os

import explore_escapes
import explore_names
import harness
from explore_child import LEFT_OVER_MAX, Schedules, Which
from explore_parent import ENDED, Child, Report, write
from explore_program import Program
from explore_schedule import DONE, FATAL, UNCONTROLLED
from explore_time import monotonic

BATCH = 200
STEPS_LEAST = 20


class Engine:
    """Explores one program for the grader at the other end of two descriptors."""

    def __init__(self, requests: int, history: int, folder: str):
        self._requests = harness.Requests(requests)
        self._history = history
        self._private = (requests, history)
        self._program = Program(folder)
        explore_names.own(self._program.files())
        self._program.compile()
        self._program.warm()
        self._time = 0

    def load(self) -> bool:
        """Whether the program can be loaded; what hinders it is in the history."""
        loaded = self._only(lambda: [self._schedules().load()], hushed=False)
        if loaded.outcome == FATAL:
            raise harness.ScriptError(loaded.what)
        if loaded.outcome == DONE and not loaded.lines:
            self._say("ready")
            return True
        if loaded.outcome == DONE:
            write(self._history, loaded.lines)
        else:
            self._say("raise", "load", "Blocked", f"{loaded.outcome} {loaded.what}")
        return False

    def serve(self) -> None:
        script = harness.Script()
        while True:
            words = self._requests.next()
            kind, rest = (words[0], words[1:]) if words else ("", [])
            if kind == "case" and len(rest) == 1:
                script = harness.Script(rest[0])
            elif kind == "object":
                script.object(rest)
            elif kind == "step":
                script.step(rest)
            elif kind == "explore" and len(rest) == 5:
                self._explore(script, rest[0], rest[1], *map(_number, rest[2:]))
            elif kind == "replay" and len(rest) == 3:
                self._replay(script, rest[0], rest[1], _number(rest[2]))
            elif kind == "bye":
                return
            else:
                raise harness.ScriptError(f"unknown request {words}")

    def fatal(self, message: object) -> None:
        self._say("fatal", str(message)[: harness.MESSAGE_CHARACTERS_MAX])

    def _explore(self, script, nonce: str, seed: str, first: int, count: int, millis: int) -> None:
        end = monotonic() + millis / 1000
        length = self._length(script, seed)
        k = first
        while k < first + count and monotonic() < end:
            ks = range(k, min(k + BATCH, first + count))
            child = self._child(lambda ks=ks: self._batch(script, seed, ks, length))
            try:
                k = self._take(child, nonce, seed, k, end)
            finally:
                child.end()
        self._say("explored", nonce, k - first)

    def _take(self, child: Child, nonce: str, seed: str, k: int, end: float) -> int:
        """Passes a child's schedules on; the number of the first one that it did not run."""
        while monotonic() < end:
            report = child.report()
            if report.outcome == ENDED:
                return k
            self._pass(nonce, Which(seed, k, 0), report)
            k += 1
            if report.outcome == UNCONTROLLED:
                return k
        return k

    def _replay(self, script, nonce: str, seed: str, k: int) -> None:
        which = Which(seed, k, self._length(script, seed))

        def work() -> list[Report]:
            return [self._schedules().run(script, which, recording=True)]

        self._pass(nonce, which, self._only(work, hushed=False))

    def _length(self, script, seed: str) -> int:
        """About how many steps a schedule takes: as many as one that always is the same."""
        which = Which(f"length {seed}", 1, 1)
        report = self._only(lambda: [self._schedules().run(script, which)], hushed=True)
        return max(STEPS_LEAST, report.steps)

    def _batch(self, script, seed: str, ks: range, length: int):
        schedules = self._schedules()
        for k in ks:
            yield schedules.run(script, Which(seed, k, length))
            if schedules.left_over > LEFT_OVER_MAX:
                return

    def _schedules(self) -> Schedules:
        return Schedules(self._program)

    def _child(self, work, hushed: bool = True) -> Child:
        return Child(work, self._private, hushed)

    def _only(self, work, hushed: bool) -> Report:
        child = self._child(work, hushed)
        try:
            return child.report()
        finally:
            child.end()

    def _pass(self, nonce: str, which: Which, report: Report) -> None:
        if report.outcome == FATAL:
            raise harness.ScriptError(report.what)
        self._time = 0
        self._say("schedule", nonce, which.seed, which.k)
        write(self._history, report.lines)
        self._time = report.now + 1000
        outcome = (report.outcome, report.what) if report.what else (report.outcome,)
        self._say("verdict", nonce, *outcome, report.steps)

    def _say(self, kind: str, *words: object) -> None:
        line = f"{self._time} 1 1 {harness.MAIN} {kind} {harness.join(*words)}".rstrip()
        write(self._history, harness.bytes_of(line))


def _number(word: str) -> int:
    if not word.isdecimal():
        raise harness.ScriptError(f"not a number: '{word}'")
    return int(word)


def main() -> None:
    requests, history = harness.private_descriptor(0), harness.private_descriptor(1)
    harness.leave_streams()
    explore_escapes.install()
    engine = Engine(requests, history, os.path.dirname(os.path.abspath(harness.__file__)))
    gc.disable()
    gc.freeze()
    try:
        if not engine.load():
            os._exit(harness.STATUS_NOT_LOADED)
        engine.serve()
    except harness.ScriptError as fault:
        engine.fatal(fault)
        os._exit(harness.STATUS_FATAL)
    except OSError:
        os._exit(harness.STATUS_GRADER_GONE)
    os._exit(0)
