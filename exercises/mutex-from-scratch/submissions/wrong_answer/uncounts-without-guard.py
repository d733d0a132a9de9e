"""Who stops waiting counts itself down without the guard: if another one comes to wait just then, the
count says that nobody waits, and it is never woken."""

import fcntl
import mmap
import os
import select
import time

TAKEN, WAITING = 0, 1


class Mutex:
    def __init__(self):
        self._memory = mmap.mmap(-1, mmap.PAGESIZE)
        self._guard = os.memfd_create("guard")
        self._sleeping, self._waking = os.pipe()
        os.set_blocking(self._sleeping, False)
        os.set_blocking(self._waking, False)

    def acquire(self, blocking=True, timeout=-1):
        end = None if timeout < 0 else time.monotonic() + timeout
        if self._take():
            return True
        if not blocking:
            return False
        self._count(1)
        try:
            while not self._take():
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    return False
                self._sleep(left)
            return True
        finally:
            self._count(-1)

    def _take(self):
        with Guard(self._guard):
            was_free = not self._memory[TAKEN]
            self._memory[TAKEN] = 1
            return was_free

    def _count(self, change):
        """Who stops waiting may have slept through a wake-up that now belongs to another one."""
        if change > 0:
            with Guard(self._guard):
                self._memory[WAITING] += 1
        else:
            self._memory[WAITING] -= 1
            with Guard(self._guard):
                if not self._memory[TAKEN]:
                    self._wake_one()

    def _sleep(self, seconds):
        select.select([self._sleeping], [], [], seconds)
        try:
            os.read(self._sleeping, 1)
        except BlockingIOError:
            pass  # somebody else was woken by it

    def _wake_one(self):
        if self._memory[WAITING] > 0:
            try:
                os.write(self._waking, b"W")
            except BlockingIOError:
                pass  # full of wake-ups already

    def release(self):
        with Guard(self._guard):
            if not self._memory[TAKEN]:
                raise RuntimeError("the lock is free")
            self._memory[TAKEN] = 0
            self._wake_one()

    def locked(self):
        with Guard(self._guard):
            return self._memory[TAKEN] == 1

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()


class Guard:
    """Held for a few steps only."""

    def __init__(self, file):
        self._file = file

    def __enter__(self):
        fcntl.lockf(self._file, fcntl.LOCK_EX)

    def __exit__(self, kind, thrown, trace):
        fcntl.lockf(self._file, fcntl.LOCK_UN)
