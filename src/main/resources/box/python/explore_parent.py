"""Keeps the schedules of a program in child processes, and takes their reports.

The parent never runs a line of the program, so what it says of a child can be believed: how it
ended, that it hangs, which schedule it was at.
"""

import os
import select
import signal
import time

import harness
from explore_schedule import UNCONTROLLED

LOOK_MILLIS = 500
QUIET_LOOKS_MAX = 6
CPU_SECONDS_MAX = 10
ENDED = "ended"
_poll = select.poll  # before the program's own is taken away
_sleep = time.sleep


class Report:
    """What one schedule came to; through the pipe as a line of words, then the history."""

    def __init__(self, outcome: str, what: str = "", steps: int = 0, now: int = 0, lines=b""):
        self.outcome = outcome
        self.what = what
        self.steps = steps
        self.now = now
        self.lines = lines

    def encoded(self, secret: str) -> bytes:
        words = (secret, self.outcome, self.what, self.steps, self.now, len(self.lines))
        return harness.join(*words).encode() + b"\n" + self.lines


class Child:
    """A process that runs schedules until it has no more, or went out of control."""

    def __init__(self, work, private: tuple[int, ...], hushed: bool):
        """work: yields reports. private: the descriptors that it shall not have."""
        self._receiving, sending = os.pipe()
        self._secret = os.urandom(16).hex()  # what else is written to the pipe is no report
        self._pid = os.fork()
        if not self._pid:
            _work(work, self._secret, sending, (self._receiving, *private), hushed)
        os.close(sending)
        self._poll = _poll()
        self._poll.register(self._receiving, select.POLLIN)
        self._bytes = b""
        self._watch = Watch(self._pid)

    def report(self) -> Report:
        """The next one; `ended` if all is done, `uncontrolled` if there will be no more."""
        try:
            head = self._line()
            secret, outcome, what, steps, now, length = harness.split(head.decode()[:-1])
            if secret != self._secret:
                raise ValueError("another's words")
            lines = self._block(int(length))
            self._watch.begin()
            return Report(outcome, what, int(steps), int(now), lines)
        except EOFError:
            return Report(UNCONTROLLED, f"exit {self._status()}")
        except StuckError as stuck:
            return Report(UNCONTROLLED, str(stuck))
        except (ValueError, harness.ScriptError):
            return Report(UNCONTROLLED, "forged report")

    def end(self) -> None:
        os.close(self._receiving)
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _line(self) -> bytes:
        while b"\n" not in self._bytes:
            self._receive()
        return self._block(self._bytes.index(b"\n") + 1)

    def _block(self, size: int) -> bytes:
        while len(self._bytes) < size:
            self._receive()
        taken, self._bytes = self._bytes[:size], self._bytes[size:]
        return taken

    def _receive(self) -> None:
        while not self._poll.poll(LOOK_MILLIS):
            self._watch.look()
        more = os.read(self._receiving, 1 << 16)
        if not more:
            raise EOFError
        self._bytes += more

    def _status(self) -> int:
        """The exit status of a child that has closed its pipe."""
        for _ in range(1000):
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._pid = 0
                return os.waitstatus_to_exitcode(status)
            _sleep(0.001)
        return -signal.SIGKILL  # it closed the pipe and lives on: it will be ended


class StuckError(Exception):
    """A child that will send no report."""


class Watch:
    """Looks at a process that sends nothing: does it work, wait for a core, or sleep for ever?"""

    def __init__(self, pid: int):
        self._tasks = f"/proc/{pid}/task"
        self.begin()

    def begin(self) -> None:
        """A schedule begins."""
        self._quiet = 0
        self._ticks = -1
        self._limit = 0

    def look(self) -> None:
        """Raises StuckError if no task has run for seconds though none wants to, or if one
        schedule has used much more CPU time than its steps can."""
        states, ticks = self._stat()
        if not self._limit:
            self._limit = ticks + CPU_SECONDS_MAX * os.sysconf("SC_CLK_TCK")
        idle = ticks == self._ticks and states <= {"S"}
        self._quiet = self._quiet + 1 if idle else 0
        self._ticks = ticks
        if self._quiet >= QUIET_LOOKS_MAX:
            raise StuckError("blocked")
        if ticks > self._limit:
            raise StuckError("running")

    def _stat(self) -> tuple[set[str], int]:
        states, ticks = set(), 0
        for task in os.listdir(self._tasks):
            try:
                with open(f"{self._tasks}/{task}/stat", encoding="utf-8") as file:
                    fields = file.read().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended meanwhile
            states.add(fields[0])
            ticks += int(fields[11]) + int(fields[12])
        return states, ticks


def _work(work, secret: str, sending: int, unwanted: tuple[int, ...], hushed: bool) -> None:
    """The life of a child, to its end."""
    for descriptor in unwanted:
        os.close(descriptor)
    out = harness.private_descriptor(sending)
    os.close(sending)
    if hushed:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.close(nothing)
    for report in work():
        write(out, report.encoded(secret))
    write(out, Report(ENDED).encoded(secret))
    os._exit(0)


def write(descriptor: int, text: bytes) -> None:
    while text:
        text = text[os.write(descriptor, text) :]
