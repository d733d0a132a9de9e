"""The process in which schedules run: forked before the program was ever loaded, it loads the
program anew for each schedule, sends what happened to its parent, and is thrown away."""

import random

import explore_schedule
import explore_strategy
import harness
from explore_parent import Report
from explore_program import Program
from explore_schedule import SLEEPS_EARLY, TIMINGS, Schedule
from explore_script import Recorder, ScriptRun
from explore_steps import Steps

LEFT_OVER_MAX = 16


class Which:
    """A schedule: (seed, k), and about how many steps schedules of this script take."""

    def __init__(self, seed: str, k: int, length: int):
        self.seed = seed
        self.k = k
        self.length = length


class Schedules:
    """Runs schedules in this process, one after the other."""

    def __init__(self, program: Program):
        self._program = program
        self.left_over = 0

    def load(self) -> Report:
        """Only loads the program, to see whether it can be."""
        self._program.renew(random.Random(0))
        schedule = Schedule(explore_strategy.strategy("load", 1, 1), SLEEPS_EARLY)
        recorder = Recorder(schedule, True)
        return self._run(schedule, recorder, lambda: harness.adapters(recorder))

    def run(self, script: harness.Script, which: Which, recording: bool = False) -> Report:
        self._program.renew(random.Random(f"program {which.seed} {which.k}"))
        strategy = explore_strategy.strategy(which.seed, which.k, which.length)
        schedule = Schedule(strategy, which.k % len(TIMINGS))
        recorder = Recorder(schedule, recording)
        if recording:
            schedule.trace = Steps(recorder, self._program.sites)

        def body() -> None:
            adapters = harness.adapters(recorder)
            if adapters is not None:
                ScriptRun(recorder, script, adapters).run()

        return self._run(schedule, recorder, body)

    def _run(self, schedule: Schedule, recorder: Recorder, body) -> Report:
        schedule.run(lambda: self._main(schedule, recorder, body))
        self.left_over += len(schedule.live())
        if schedule.trace is not None:
            schedule.trace.flush()
        if schedule.outcome in (explore_schedule.DEADLOCK, explore_schedule.LIVELOCK):
            recorder.blocked()
        recorder.delay()
        history = b"".join(recorder.lines)
        return Report(schedule.outcome, schedule.what, schedule.steps, schedule.now, history)

    def _main(self, schedule: Schedule, recorder: Recorder, body) -> None:
        harness.set_thread_name(harness.MAIN)
        schedule.running.name = harness.MAIN
        try:
            body()
        except harness.ScriptError as fault:
            recorder.fatal(fault)
