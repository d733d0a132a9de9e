"""Cooperative locks and threads, in the place of `_thread`, below the standard library's own.

Condition, Event, Semaphore, Barrier, Timer, queue and concurrent.futures are written in Python
above `_thread`, so they run unchanged. Outside a schedule (imports) a lock is a mere flag.
"""

import sys
import types
from math import ceil

import explore_names
import explore_schedule

_REAL = sys.modules["_thread"]
TIMEOUT_MAX = _REAL.TIMEOUT_MAX


@explore_schedule.numbered
class Lock:
    """`_thread.lock`: whoever comes first after a release takes it, and anybody may release."""

    op, waits, takes, gives = "lock", "blocked", "lock", "unlock"

    def __init__(self):
        self.holder = None
        self.name = explore_names.of_new("Lock")

    def acquire(self, blocking=True, timeout=-1):
        schedule = explore_schedule.current
        nanos = _limit(blocking, timeout)
        if schedule is None:
            return self._take(True)
        schedule.sync()
        deadline = None if nanos is None else schedule.now + nanos
        while self.holder is not None:
            if not blocking or nanos == 0:
                return False
            schedule.note(self.waits, self)
            if not schedule.block(self.op, self, deadline):
                return False
        schedule.note(self.takes, self)
        return self._take(schedule.running)

    def release(self):
        schedule = explore_schedule.current
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        if schedule is None:
            self.holder = None
            return
        schedule.sync()
        schedule.note(self.gives, self)
        self.holder = None
        schedule.wake(self)

    def locked(self):
        return self.holder is not None

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked
    __enter__ = acquire

    def __exit__(self, *thrown):
        self.release()

    def _is_owned(self):
        return self.holder is not None

    def _at_fork_reinit(self):
        self.holder = None

    def _take(self, holder):
        self.holder = holder
        return True

    def __repr__(self):
        return f"<{'locked' if self.locked() else 'unlocked'} lock {self.name}>"


class Waiter(Lock):
    """The lock on which one thread waits for a Condition; only that thread knows it at first."""

    op, waits, takes, gives = "wait", "wait", "wake", "signal"

    def __init__(self):
        self.holder = None
        condition = sys._getframe(1).f_locals.get("self")
        self.name = getattr(condition, "explored_name", "Condition")

    def acquire(self, blocking=True, timeout=-1):
        schedule = explore_schedule.current
        if self.holder is None and schedule is not None:
            return self._take(schedule.running)
        return super().acquire(blocking, timeout)


class RLock(Lock):
    """`_thread.RLock`: its owner may take it again."""

    def __init__(self):
        self.holder = None
        self.count = 0
        self.name = explore_names.of_new("RLock")

    def acquire(self, blocking=True, timeout=-1):
        schedule = explore_schedule.current
        if schedule is None or self.holder is not schedule.running:
            if not super().acquire(blocking, timeout):
                return False
        else:
            _limit(blocking, timeout)
        self.count += 1
        return True

    __enter__ = acquire

    def release(self):
        schedule = explore_schedule.current
        if self.holder is None or (schedule and self.holder is not schedule.running):
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if not self.count:
            super().release()

    def __exit__(self, *thrown):
        self.release()

    def _is_owned(self):
        schedule = explore_schedule.current
        return self.holder is not None and (not schedule or self.holder is schedule.running)

    def _release_save(self):
        count, self.count = self.count, 1
        self.release()
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self.count = count

    def _recursion_count(self):
        return self.count if self._is_owned() else 0

    def _at_fork_reinit(self):
        self.holder = None
        self.count = 0


class End:
    """What `join` waits for: taken by its thread until that ends, by nobody afterwards."""

    def __init__(self, thread):
        self.thread = thread
        self.name = thread.name
        thread.joined = self

    def acquire(self, blocking=True, timeout=-1):
        schedule = explore_schedule.current
        nanos = _limit(blocking, timeout)
        if schedule is None or schedule.running is self.thread:
            return True
        schedule.sync()
        deadline = None if nanos is None else schedule.now + nanos
        while not self.thread.ended:
            if not blocking or nanos == 0 or not schedule.block("join", self, deadline):
                return self.thread.ended
        schedule.note("join", self)
        return True

    def release(self):
        """Nobody holds it."""

    def locked(self):
        return not self.thread.ended


class Quiet:
    """A lock of the library's own books, under which no thread can be switched away."""

    def __enter__(self):
        return True

    def __exit__(self, *thrown):
        pass


class Started:
    """The event that a thread has begun: starting one does not wait for it."""

    def is_set(self):
        return True

    def set(self):
        pass

    def wait(self, timeout=None):
        return True


def start_new_thread(function, args, kwargs=None):
    if not callable(function):
        raise TypeError("first arg must be callable")
    schedule = explore_schedule.current
    if schedule is None:
        raise RuntimeError("threads can be started only within a schedule")
    thread = schedule.start(function, *args, **(kwargs or {}))
    thread.name = f"thread {thread.number}"
    schedule.note("start", thread)
    schedule.sync()
    return thread.number


def get_ident():
    schedule = explore_schedule.current
    return 1 if schedule is None else schedule.running.number


def sentinel():
    if explore_schedule.current is None:
        return Lock()  # the end of the process, which nobody sees
    running = explore_schedule.current.running
    return running.joined or End(running)


def start(thread):
    """threading.Thread.start, but for the wait until the new thread runs."""
    if not thread._initialized:
        raise RuntimeError("thread.__init__() not called")
    if thread._started.is_set():
        raise RuntimeError("threads can only be started once")
    schedule = explore_schedule.current
    if schedule is None:
        raise RuntimeError("threads can be started only within a schedule")
    thread._started = Started()
    sys.modules["threading"]._limbo[thread] = thread
    logical = schedule.start(thread._bootstrap)
    logical.name = explore_names.of_thread(thread.name)
    thread._ident = thread._native_id = logical.number
    thread._tstate_lock = End(logical)
    schedule.note("start", logical)
    schedule.sync()


def install():
    """To be called before anything imports threading."""
    if "threading" in sys.modules or "functools" in sys.modules:
        raise RuntimeError("too late: the library has its locks")
    ours = types.ModuleType("_thread", _REAL.__doc__)
    ours.__dict__.update(_REAL.__dict__)
    ours.allocate_lock = ours.allocate = ours.LockType = Lock
    ours.RLock = RLock
    ours.start_new_thread = ours.start_new = start_new_thread
    ours.get_ident = ours.get_native_id = get_ident
    ours._set_sentinel = sentinel
    ours._count = lambda: 0
    sys.modules["_thread"] = ours
    sys.modules["_queue"] = None  # queue has its own form in Python
    import threading

    threading._allocate_lock = Waiter
    threading.Thread.start = start
    threading.Condition.__init__ = _named(threading.Condition.__init__)
    renew()


def renew():
    """Brings the library's counters and books back to their beginning, for a new schedule."""
    import itertools
    import threading

    main = threading._main_thread
    main._ident = main._native_id = 1
    threading._active = {1: main}
    threading._limbo = {}
    threading._counter = itertools.count(1).__next__
    threading._active_limbo_lock = threading._shutdown_locks_lock = Quiet()
    threading._shutdown_locks = set()
    pool = sys.modules.get("concurrent.futures.thread")
    if pool:
        pool._threads_queues.clear()
        pool._global_shutdown_lock = Lock()
        pool.ThreadPoolExecutor._counter = itertools.count().__next__


def _named(init):
    def __init__(self, lock=None):
        init(self, lock)
        self.explored_name = explore_names.of_new("Condition")

    return __init__


def _limit(blocking, timeout):
    """Nanoseconds to wait at most, None without a limit; refuses what CPython refuses."""
    if timeout == -1:
        return None
    seconds = float(timeout)
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if seconds < 0:
        raise ValueError("timeout value must be a non-negative number")
    if seconds > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return ceil(seconds * 1e9)
