"""Runs a script within a schedule, and writes its history with virtual times."""

import sys

import explore_names
import explore_schedule
import harness


class Recorder(harness.Recorder):
    """Keeps the lines of one schedule until it is over."""

    name = "-"  # of what a thread waits for that asks

    def __init__(self, schedule, explains: bool):
        self.lines: list[bytes] = []
        self._schedule = schedule
        self._explains = explains
        self._steps = 0
        self._last = 0

    def write(self, kind: str, rest: str = "") -> None:
        if self._schedule.trace is not None:
            self._schedule.trace.flush()
        self.write_as(self._schedule.running, harness.thread_name(), kind, rest)

    def write_as(self, thread, name: str, kind: str, rest: str) -> None:
        self._line(self._schedule.mark(), thread, name, kind, rest)

    def step(self, *words: object) -> None:
        self.step_of(self._schedule.running, *words)

    def step_of(self, thread, *words: object) -> None:
        """A step of a replay; it takes no virtual time, or the replay would be another."""
        self._steps += 1
        now = max(self._schedule.now, self._last + 1)
        self._line(now, thread, thread.name, "step", harness.join(self._steps, *words))

    def _line(self, now: int, thread, name: str, kind: str, rest: str) -> None:
        self._last = now
        line = f"{now} 1 {thread.number} {name} {kind} {rest}".rstrip()
        self.lines.append(harness.bytes_of(line))

    def ask(self, what: str, *args: object) -> list[str]:
        schedule = self._schedule
        names = {str(arg) for arg in args}
        self.write("ask", harness.join(what, *args))
        if what == "quiet":
            answer = [str(arg) for arg in args]
        elif what in ("asleep", "settle"):
            schedule.block("ask", self, asking=True)
            waiting = {thread.name for thread in schedule.live() if thread.waiting is not None}
            answer = [str(arg) for arg in args if str(arg) in waiting]
        else:
            self.fatal(f"no schedule can answer 'ask {what}'")
        self.write("answer", harness.join(what, *answer))
        return answer

    def explain(self, thrown: BaseException) -> None:
        if self._explains:
            super().explain(thrown)

    def fatal(self, message: object) -> None:
        self._schedule.over(explore_schedule.FATAL, str(message))

    def blocked(self) -> None:
        """Says what the threads that are left wait for, or that they would have gone on.

        Only when the schedule is over.
        """
        frames = sys._current_frames()
        for thread in self._schedule.live():
            is_waiting = thread.waiting is not None
            op, on = (thread.op, thread.waiting.name) if is_waiting else ("run", "-")
            rest = harness.join(op, on, *explore_names.place(frames.get(thread.real)))
            self.write_as(thread, thread.name, "blocked", rest)

    def delay(self) -> None:
        """Says by how much the clock ran ahead. Only when the schedule is over."""
        schedule = self._schedule
        if schedule.delay:
            now = max(schedule.now, self._last + 1)
            line = f"{now} 1 1 {harness.MAIN} delay {schedule.delay}"
            self.lines.append(harness.bytes_of(line))


class ScriptRun(harness.ScriptRun):
    """A script whose threads the schedule lets begin when it likes."""

    def _begin(self) -> None:
        late = self._script.late()
        for name in self._script.steps:
            if name != harness.MAIN:
                self._make(name, None)
        for name, thread in self._threads.items():
            if name not in late:
                thread.start()
