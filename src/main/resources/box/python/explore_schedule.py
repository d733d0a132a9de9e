"""One schedule: logical threads of which one runs at a time, and who goes on at each step.

A logical thread is a real thread that waits for its baton unless it is the running one. Whoever
gives up the baton has chosen the next; so nothing here needs a lock. A thread that is left over
when the schedule ends is never handed the baton again: it ends with its process.
"""

from _thread import allocate_lock, get_ident, start_new_thread

FAIRNESS_STEPS = 400
STEPS_MAX = 20_000
STEP_NANOS = 1000
ID_FIRST, ID_STEP = 0x7F00_0000_0000, 64
STEPS_ON_TIME = 2_000
HURRY_STEPS = 400
HURRY_NANOS = 1_000_000
HURRY_NANOS_MAX = 1_000_000_000_000
ASK_STEPS_MAX = 1_000
LIMIT_NANOS_MAX = 1_000_000_000_000_000  # a limit beyond eleven days is none

# Who spins until a limit is over would spin for ever: past STEPS_ON_TIME a schedule goes on as an
# early one, and every HURRY_STEPS its clock runs ahead, each time twice as far.

# When waits and sleeps may end by themselves, by k modulo 3. Early: at any moment. Sleeps early: a
# limit only when it is over. Punctual: when their time has come, in that order. A Condition of the
# standard library never wakes for no reason.
EARLY, SLEEPS_EARLY, PUNCTUAL = TIMINGS = range(3)

DONE, DEADLOCK, LIVELOCK, UNCONTROLLED, FATAL = (
    "done", "deadlock", "livelock", "uncontrolled", "fatal",
)  # fmt: skip

current: "Schedule | None" = None


class LogicalThread:
    """A thread of the program, numbered in order of creation; `main` is 1."""

    __slots__ = (
        "number", "priority", "baton", "real", "work", "ended", "joined", "name",
        "op", "waiting", "deadline", "sleeping", "asking", "timed_out",
    )  # fmt: skip

    def __init__(self, number: int, priority: float, work: tuple):
        self.number = number
        self.priority = priority
        self.baton = allocate_lock()
        self.baton.acquire()
        self.real = 0
        self.name = "-"
        self.work = work  # kept, so that nothing of the program is freed while another runs
        self.ended = False
        self.joined = None
        self.op = ""
        self.waiting = None
        self.deadline = None
        self.sleeping = self.timed_out = False
        self.asking = 0


class Schedule:
    """Runs a body as logical thread `main` until it ends or nothing can."""

    def __init__(self, strategy, timing: int):
        self.lines: list[str] = []
        self.outcome = self.what = ""
        self.steps = 0
        self.delay = 0  # by how much the clock ran ahead of threads that could go on
        self.running = None
        self.trace = None  # who writes steps down, in a replay
        self.names: dict[str, int] = {}
        self.held = 0  # imports under way: their locks are beyond control, so nobody else runs
        self._strategy = strategy
        self._timing = timing
        self._live: list[LogicalThread] = []
        self._started = 0
        self._since = 0
        self._change = strategy.next_change(0)
        self._hurry_at = STEPS_ON_TIME + HURRY_STEPS
        self._hurry_nanos = HURRY_NANOS
        self._until = self._next_look()
        self._skipped = 0
        self._identities: dict[int, tuple[int, object]] = {}
        self._over = allocate_lock()
        self._over.acquire()

    @property
    def now(self) -> int:
        """Virtual nanoseconds since the schedule began."""
        return self._skipped + self.steps * STEP_NANOS

    def run(self, body) -> None:
        """Returns when the schedule is over; only real threads that ended are gone by then."""
        global current
        current = self
        self.running = self.start(body)
        self.running.baton.release()
        self._over.acquire()
        current = None

    def start(self, work, *args) -> LogicalThread:
        self._started += 1
        thread = LogicalThread(self._started, self._strategy.priority(), (work, args))
        self._live.append(thread)
        start_new_thread(self._live_through, (thread,))
        return thread

    def over(self, outcome: str, what: str = "") -> None:
        """Ends the schedule; the calling thread does not return."""
        self.outcome, self.what = outcome, what
        self._over.release()
        _park()

    def live(self) -> list[LogicalThread]:
        """Who has not ended; when the schedule is over, who never will."""
        return list(self._live)

    def sync(self) -> None:
        """Before a synchronisation operation: a step, where a switch is likelier."""
        self.steps += 1
        if self.steps >= self._until:
            self._expired()
        elif not self.held and self._strategy.looks_around():
            self._hand_to(self._strategy.at_sync(self.running, self._ready()))

    def note(self, op: str, on: object) -> None:
        """What the running thread did, for a replay."""
        if self.trace is not None:
            self.trace.sync(op, on)

    def yields(self) -> None:
        """The running thread says that others should go on."""
        self._strategy.yielded(self.running)
        self.sync()

    def mark(self) -> int:
        """A step that no other thread can come before; the time of a line of the history."""
        self.steps += 1
        return self.now

    def block(self, op: str, on: object, deadline: "int | None" = None, **kind: bool) -> bool:
        """Waits until `wake(on)`, or until the deadline is let pass: then False.

        kind: `sleeping` may end at any moment, `asking` ends when nobody else can run, or after
        ASK_STEPS_MAX: who spins can always run.
        """
        me = self.running
        if deadline is not None and deadline - self.now > LIMIT_NANOS_MAX:
            deadline = None
        me.op, me.waiting, me.deadline, me.timed_out = op, on, deadline, False
        me.sleeping = kind.get("sleeping", False)
        me.asking = self.steps + ASK_STEPS_MAX if kind.get("asking", False) else 0
        self.steps += 1
        if self.steps > STEPS_MAX:
            self.over(LIVELOCK)
        self._hand_to(self._among(self._ready()))
        if me.timed_out and not me.sleeping:
            self.note("timeout", on)
        return not me.timed_out

    def wake(self, on: object) -> None:
        for thread in self._live:
            if thread.waiting is on:
                thread.waiting = None

    def _live_through(self, thread: LogicalThread) -> None:
        thread.real = get_ident()
        thread.baton.acquire()
        work, args = thread.work
        try:
            work(*args)
        except SystemExit:
            pass
        finally:
            if thread.number > 1:
                self.sync()  # what a thread did last is seen before it has ended
            self._leave(thread)

    def _leave(self, thread: LogicalThread) -> None:
        thread.ended = True
        self._live.remove(thread)
        if thread.number == 1:
            self.outcome = DONE
            self._over.release()
            return
        if thread.joined is not None:
            self.wake(thread.joined)
        ready = self._ready()
        if not ready:
            self.over(DEADLOCK)
        self._give(self._among(ready))

    def _expired(self) -> None:
        if self.steps > STEPS_MAX:
            self.over(LIVELOCK)
        if self.held:
            return
        if self.steps >= self._hurry_at:
            self._hurry()
        if self.steps >= self._change:
            self._change = self._strategy.next_change(self.steps)
            self._hand_to(self._strategy.at_change(self.running, self._ready()))
        elif self.steps - self._since >= FAIRNESS_STEPS:
            self._hand_to(self._fair(self._ready()))
        self._until = self._next_look()

    def _next_look(self) -> int:
        """The step at which to look whether somebody else goes on, or time does."""
        return min(self._change, self._hurry_at, self._since + FAIRNESS_STEPS)

    def _among(self, ready: list) -> LogicalThread:
        if not ready:
            self.over(DEADLOCK)
        if self.steps - self._since >= FAIRNESS_STEPS:
            return self._fair(ready)
        return self._strategy.at_block(ready)

    def _hurry(self) -> None:
        """The clock runs ahead: who looks at it without sleeping sees it pass."""
        self._hurry_at = self.steps + HURRY_STEPS
        self._skipped += self._hurry_nanos
        self.delay += self._hurry_nanos
        self._hurry_nanos = min(2 * self._hurry_nanos, HURRY_NANOS_MAX)

    def _fair(self, ready: list) -> LogicalThread:
        """Somebody else, if there is anybody: the running thread has had its share."""
        self._since = self.steps
        others = [thread for thread in ready if thread is not self.running]
        return self._strategy.unfair(self.running, others) if others else self.running

    def _ready(self) -> list[LogicalThread]:
        """Who can go on; a limit passes for nobody who waits unless it may, or else it must."""
        now, ready, timed, asking = self.now, [], [], []
        for thread in self._live:
            if thread.waiting is None:
                ready.append(thread)
            elif thread.asking:
                asking.append(thread)
            elif thread.deadline is not None:
                timed.append(thread)
        if asking and not ready:
            return asking
        ready.extend(thread for thread in asking if self.steps > thread.asking)
        early = self._timing == EARLY or self.steps > STEPS_ON_TIME
        sleeps_early = early or self._timing == SLEEPS_EARLY
        for thread in timed:
            if early or (thread.sleeping and sleeps_early) or thread.deadline <= now:
                ready.append(thread)
        if not ready and timed:
            ready.append(min(timed, key=_deadline))
        return ready

    def _hand_to(self, thread: LogicalThread) -> None:
        me = self.running
        self._give(thread)
        if thread is not me:
            me.baton.acquire()

    def _give(self, thread: LogicalThread) -> None:
        if thread.waiting is not None:
            if thread.deadline is not None:
                thread.timed_out = True
                self._jump(thread.deadline)
            thread.waiting = None
        if thread is not self.running:
            self.running = thread
            self._since = self.steps
            self._until = self._next_look()
            thread.baton.release()

    def _jump(self, deadline: int) -> None:
        """Ahead of those that could go on, and of those whose wait would end before."""
        now = self.now
        if deadline > now:
            limits = [thread.deadline for thread in self._live if thread.waiting is not None]
            first = min(limit for limit in limits if limit is not None)
            idle = len(limits) == len(self._live)
            self.delay += deadline - (max(first, now) if idle else now)
            self._skipped += deadline - now


def point(value: object, site: int) -> object:
    """Called by the program's own code before an access: a step, perhaps of another thread."""
    schedule = current
    if schedule is None or schedule.held:
        return value
    schedule.steps += 1
    if schedule.steps >= schedule._until:
        schedule._expired()
    if schedule.trace is not None:
        schedule.trace.access(value, site)
    return value


def identity(value: object) -> int:
    """In the place of id(): addresses differ between processes, and some sort locks by them."""
    if current is None:
        return id(value)
    known = current._identities
    number, _ = known.setdefault(id(value), (len(known), value))  # kept, so that its id stays its
    return ID_FIRST + ID_STEP * number


def numbered(made):
    """Objects of the class come in the same order out of a set in every process: their hash is
    no address any more."""
    if isinstance(made, type) and made.__hash__ is object.__hash__:
        type.__setattr__(made, "__hash__", identity)
    return made


def _deadline(thread: LogicalThread) -> int:
    return thread.deadline


def _park() -> None:
    never = allocate_lock()
    never.acquire()
    never.acquire()
