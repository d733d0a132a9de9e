"""Virtual time: a clock that only steps and waits move, and sleeps that end when they are let."""

import os
import time
from math import ceil

import explore_schedule

_EPOCH = 1_700_000_000_000_000_000
_START = 1_000_000_000_000
_real = {name: getattr(time, name) for name in (
    "sleep", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns",
    "process_time", "process_time_ns", "thread_time", "thread_time_ns",
)}  # fmt: skip
monotonic = time.monotonic


class Limit:
    """What a sleep waits for."""

    def __init__(self, name: str):
        self.name = name


def sleep(seconds):
    schedule = explore_schedule.current
    if schedule is None:
        return _real["sleep"](seconds)
    nanos = ceil(seconds * 1e9)
    if nanos < 0:
        raise ValueError("sleep length must be non-negative")
    limit = Limit(f"{seconds:g}s")
    schedule.note("sleep", limit)
    schedule.yields()
    schedule.block("sleep", limit, schedule.now + nanos, sleeping=True)


def sched_yield():
    if explore_schedule.current is not None:
        explore_schedule.current.note("yield", Limit("-"))
        explore_schedule.current.yields()


def install():
    time.sleep = sleep
    os.sched_yield = sched_yield
    for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        _virtual(name, _START)
    _virtual("time", _EPOCH)


def _virtual(name: str, begin: int) -> None:
    real, real_ns = _real[name], _real[name + "_ns"]

    def nanos():
        schedule = explore_schedule.current
        return real_ns() if schedule is None else begin + schedule.now

    def seconds():
        schedule = explore_schedule.current
        return real() if schedule is None else (begin + schedule.now) / 1e9

    setattr(time, name, seconds)
    setattr(time, name + "_ns", nanos)
