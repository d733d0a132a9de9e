"""What two or three processes do with the lock while one of them stands still in the middle.

Each round stops one process before a later step than the round before, until there is no such step.
The other processes go as far as they can meanwhile. Nothing here depends on how fast anything is:
a process has come as far as it can when it has answered, sleeps, or does nothing but look again and
again. Such a one is at the same steps over and over, so fewer of them are tried. A round that does
not come to its end is a case that hangs.
"""

import time
from pathlib import Path

from harness import ScriptError, join
from worker import STOPPED

STEPS_MAX = 200
STEPS_OF_LOOKING_MAX = 24
LOOK_SECONDS = 0.0015
LOOKS_ASLEEP = 4
LOOKING_NANOS = 5_000_000
LOOKING_TURNS = 40
SHORT_LIMIT_NANOS = 2_000_000


def each_step(what, nursery):
    """`ok`, or the answers of the first round that are not as they should be"""
    if what not in ROUNDS:
        raise ScriptError(f"nothing to stop in '{what}'")
    trio = [nursery.worker() for _ in range(3)]
    for stop in range(1, STEPS_MAX + 1):
        scene = Scene(stop)
        odd = ROUNDS[what](scene, *trio)
        if odd:
            return join("-".join(str(answer) for answer in odd))
        if not scene.was_stopped or (scene.looks_again and stop >= STEPS_OF_LOOKING_MAX):
            break
    return "ok"


class Scene:
    """One round."""

    def __init__(self, stop):
        self.stop = stop
        self.was_stopped = False
        self.looks_again = False

    def all_of(self, worker, op, *args):
        """Does this from begin to end."""
        worker.begin(op, *args, stop=0)
        return self.end_of(worker)

    def start_of(self, worker, op, *args, stop=0):
        """Begins this and goes as far as it can: the answer, or STOPPED, or None if it waits."""
        worker.begin(op, *args, stop=stop)
        return self.progress_of(worker)

    def progress_of(self, worker):
        if not self._comes_to_answer(worker):
            return None
        told = worker.result()
        self.was_stopped |= told == STOPPED
        return told

    def progress_through(self, worker):
        """The same, and if it stopped it goes on."""
        told = self.progress_of(worker)
        while told == STOPPED:
            worker.go_on()
            told = self.progress_of(worker)
        return told

    def end_of(self, worker):
        told = worker.result()
        while told == STOPPED:
            self.was_stopped = True
            worker.go_on()
            told = worker.result()
        return told

    def _comes_to_answer(self, worker):
        """Whether the worker answers by itself; not if it waits for what others do."""
        begin = before = _look(worker.pid)
        still = 0
        while not worker.has_answered():
            time.sleep(LOOK_SECONDS)
            now = _look(worker.pid)
            still = still + 1 if now.asleep and now.turns == before.turns else 0
            looks_again = (
                now.nanos - begin.nanos > LOOKING_NANOS or now.turns - begin.turns > LOOKING_TURNS
            )
            if still >= LOOKS_ASLEEP or looks_again:
                self.looks_again |= looks_again
                return worker.has_answered()
            before = now
        return True


def _take(scene, one, other, _):
    """Two take the free lock, one of them stopped on its way."""
    first = scene.start_of(one, "acquire", stop=scene.stop)
    second = scene.start_of(other, "acquire")
    if first == STOPPED:
        one.go_on()
        first = scene.progress_of(one)
    if first and second:
        return [first, second]
    if second:
        one, other, first, second = other, one, second, first
    first = first or scene.end_of(one)
    released = scene.all_of(one, "release")
    second = scene.end_of(other)
    return _odd(["true", "ok", "true", "ok"],
                [first, released, second, scene.all_of(other, "release")])


def _wait(scene, holder, waiter, _):
    """The lock is released while one comes to wait, stopped on its way."""
    taken = scene.all_of(holder, "acquire")
    progress = scene.start_of(waiter, "acquire", stop=scene.stop)
    if progress not in (None, STOPPED):
        return [taken, progress]
    released = scene.start_of(holder, "release")
    if progress == STOPPED:
        waiter.go_on()
    released = released or scene.end_of(holder)
    got = scene.end_of(waiter)
    return _odd(["true", "ok", "true", "ok"],
                [taken, released, got, scene.all_of(waiter, "release")])


def _release(scene, holder, waiter, _):
    """One comes to wait while the lock is released, the releasing process stopped on its way."""
    taken = scene.all_of(holder, "acquire")
    released = scene.start_of(holder, "release", stop=scene.stop)
    got = scene.start_of(waiter, "acquire")
    if released == STOPPED:
        holder.go_on()
        released = scene.end_of(holder)
    released = released or scene.end_of(holder)
    got = got or scene.end_of(waiter)
    return _odd(["true", "ok", "true", "ok"],
                [taken, released, got, scene.all_of(waiter, "release")])


def _give_up(scene, holder, patient, hasty):
    """One gives up, stopped on its way, while the lock is released and another one waits."""
    taken = scene.all_of(holder, "acquire")
    waiting = scene.start_of(patient, "acquire")
    progress = scene.start_of(hasty, "acquire", SHORT_LIMIT_NANOS, stop=scene.stop)
    if waiting or progress == "true":
        return [taken, waiting, progress]
    released = scene.start_of(holder, "release")
    got = scene.progress_of(patient)
    if progress == STOPPED:
        hasty.go_on()
    released = released or scene.end_of(holder)
    if progress in (None, STOPPED):
        progress = scene.end_of(hasty)
    if got and progress == "true":
        return [got, progress]
    if progress == "true":
        scene.all_of(hasty, "release")
    got = got or scene.end_of(patient)
    return _odd(["true", "ok", "true", "ok"],
                [taken, released, got, scene.all_of(patient, "release")])


def _expire(scene, holder, hasty, late):
    """One gives up, stopped on its way, while the lock is released; then another one takes it."""
    taken = scene.all_of(holder, "acquire")
    progress = scene.start_of(hasty, "acquire", SHORT_LIMIT_NANOS, stop=scene.stop)
    if progress == "true":
        return [taken, progress]
    released = scene.start_of(holder, "release")
    if progress == STOPPED:
        hasty.go_on()
    if progress in (None, STOPPED):
        progress = scene.end_of(hasty)
    released = released or scene.end_of(holder)
    if progress == "true":
        scene.all_of(hasty, "release")
    got = scene.all_of(late, "acquire")
    return _odd(["true", "ok", "true", "ok"],
                [taken, released, got, scene.all_of(late, "release")])


def _late_waiter(scene, holder, hasty, patient):
    """One gives up, stopped on its way, while another one comes to wait; then the lock is released."""
    taken = scene.all_of(holder, "acquire")
    gave_up = scene.start_of(hasty, "acquire", SHORT_LIMIT_NANOS, stop=scene.stop)
    waiting = scene.start_of(patient, "acquire")
    if waiting or gave_up == "true":
        return [taken, gave_up, waiting]
    if gave_up == STOPPED:
        hasty.go_on()
    if gave_up in (None, STOPPED):
        gave_up = scene.end_of(hasty)
    waiting = scene.progress_of(patient)
    if waiting:
        return [taken, gave_up, waiting]
    released = scene.all_of(holder, "release")
    got = scene.end_of(patient)
    return _odd(["true", "false", "ok", "true", "ok"],
                [taken, gave_up, released, got, scene.all_of(patient, "release")])


def _two_wait(scene, holder, one, other):
    """Two come to wait at the same time, one of them stopped on its way."""
    taken = scene.all_of(holder, "acquire")
    first = scene.start_of(one, "acquire", stop=scene.stop)
    second = scene.start_of(other, "acquire")
    if first == STOPPED:
        one.go_on()
        first = scene.progress_through(one)
    second = second or scene.progress_of(other)
    if first or second:
        return [taken, first, second]
    released = scene.all_of(holder, "release")
    first, second = scene.progress_through(one), scene.progress_of(other)
    if second and not first:
        one, other, first, second = other, one, second, first
    first = first or scene.end_of(one)
    if second:
        return [taken, first, second]
    again = scene.all_of(one, "release")
    second = scene.end_of(other)
    return _odd(["true", "ok", "true", "ok", "true", "ok"],
                [taken, released, first, again, second, scene.all_of(other, "release")])


def _try(scene, one, other, _):
    """One tries, stopped on its way, while another one takes the lock: the first may not wait."""
    tried = scene.start_of(one, "try-acquire", stop=scene.stop)
    taken = scene.start_of(other, "acquire")
    if tried == STOPPED:
        one.go_on()
        tried = scene.progress_of(one)
    if tried is None or (tried == "true" and taken):
        return [tried, taken]
    if tried == "true":
        scene.all_of(one, "release")
    taken = taken or scene.end_of(other)
    return _odd(["true", "ok"], [taken, scene.all_of(other, "release")])


def _locked(scene, one, other, _):
    """One asks whether the lock is taken, stopped on its way, while another one tries: it was free."""
    asked = scene.start_of(one, "locked", stop=scene.stop)
    tried = scene.start_of(other, "try-acquire")
    if asked == STOPPED:
        one.go_on()
    if asked in (None, STOPPED):
        asked = scene.end_of(one)
    tried = tried or scene.end_of(other)
    if asked not in ("true", "false") or tried != "true":
        return [asked, tried]
    released, again = scene.all_of(other, "release"), scene.all_of(one, "release")
    return _odd(["ok", "invalid"], [released, again])


def _release_twice(scene, holder, one, other):
    """Two release the lock, one of them stopped on its way: only one of them can."""
    taken = scene.all_of(holder, "acquire")
    first = scene.start_of(one, "release", stop=scene.stop)
    second = scene.start_of(other, "release")
    if first == STOPPED:
        one.go_on()
    if first in (None, STOPPED):
        first = scene.end_of(one)
    second = second or scene.end_of(other)
    return _odd(["true", "invalid", "ok"], [taken, *sorted([first, second])])


def _odd(expected, answers):
    return [] if answers == expected else answers


ROUNDS = {
    "take": _take,
    "wait": _wait,
    "release": _release,
    "give-up": _give_up,
    "expire": _expire,
    "late-waiter": _late_waiter,
    "two-wait": _two_wait,
    "try": _try,
    "locked": _locked,
    "release-twice": _release_twice,
}


class Look:
    """What the kernel says of a process: asleep or not, time on a core, and how often it got one."""

    def __init__(self, state, scheduled):
        self.asleep = state in "SZ"
        self.nanos, _, self.turns = (int(number) for number in scheduled)


def _look(pid):
    process = Path("/proc", str(pid))
    state = (process / "stat").read_text().rpartition(")")[2].split()[0]
    return Look(state, (process / "schedstat").read_text().split())
