"""Runs beside the candidate's modules: reads scripts, runs them and writes the history.

It holds no expected value and decides nothing. The words and lines are those of
docs/decisions/harness-protocol.md. Works in threads and in forked or spawned processes: a line
is one write(2), and no lock is taken to write it.
"""

import fcntl
import importlib
import os
import random
import re
import resource
import signal
import sys
import threading
import time
import traceback

LINE_BYTES_MAX = 4000
MESSAGE_CHARACTERS_MAX = 300
STATUS_NOT_LOADED = 1
STATUS_ESCAPED = 69
STATUS_FATAL = 70
STATUS_GRADER_GONE = 74
MAIN = "main"

_SPECIAL = re.compile(r"[\x00-\x20\x7f%]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"%(..)")
_HIDDEN = ("harness.py", "adapter.py")
_named = threading.local()


class ScriptError(Exception):
    """A script asks for what cannot be done: never the candidate's fault."""


def encode(word: str) -> str:
    return _SPECIAL.sub(_escape, word) if word else "%"


def decode(word: str) -> str:
    if word == "%":
        return ""
    if _BROKEN.search(word):
        raise ScriptError(f"no such escape in '{word}'")
    written = _ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), word.encode("utf-8"))
    return written.decode("utf-8", "replace")


def join(*words: object) -> str:
    """Words as one line, encoded: the form in which an adapter returns several words."""
    return " ".join(encode(str(word)) for word in words)


def split(line: str) -> list[str]:
    return [decode(word) for word in line.split(" ")] if line else []


def _escape(found: re.Match) -> str:
    return f"%{ord(found.group()):02X}"


class Recorder:
    """Writes the history. Harness objects may take it along into other processes."""

    def __init__(self, history: int, requests: "Requests | None" = None):
        self._history = history
        self._requests = requests
        self._asking = threading.Lock()

    def __getstate__(self) -> object:
        from multiprocessing import reduction  # costs 10 ms, and few exercises pickle a recorder

        return reduction.DupFd(self._history)

    def __setstate__(self, history) -> None:
        self.__init__(history.detach())

    def log(self, name: str, op: str, *words: object) -> None:
        """A harness object was used; op is `call:` or `return:` and the operation."""
        self.write("log", join(name, op, *words))

    def ask(self, what: str, *args: object) -> list[str]:
        """Asks the grader and waits for its answer; only in the process that runs the script."""
        with self._asking:
            self.write("ask", join(what, *args))
            words = self._requests.next()
        if words[:1] != ["answer"]:
            raise ScriptError(f"expected an answer, got {words}")
        return words[1:]

    def write(self, kind: str, rest: str = "") -> None:
        """rest: encoded words, or nothing"""
        now = time.monotonic_ns()
        who = f"{os.getpid()} {threading.get_native_id()} {thread_name()}"
        line = f"{now} {who} {kind} {rest}" if rest else f"{now} {who} {kind}"
        try:
            os.write(self._history, bytes_of(line))
        except OSError:
            os._exit(STATUS_GRADER_GONE)

    def raised(self, op: str, thrown: BaseException) -> None:
        self.explain(thrown)
        kind = type(thrown)
        home = "" if kind.__module__ == "builtins" else kind.__module__ + "."
        name = home + kind.__qualname__
        self.write("raise", join(op, name, str(thrown)[:MESSAGE_CHARACTERS_MAX]))

    def explain(self, thrown: BaseException) -> None:
        """Prints the traceback for the candidate, without the exercise's own frames and lines."""
        told = traceback.TracebackException.from_exception(thrown)
        told.stack = traceback.StackSummary.from_list(
            [frame for frame in told.stack if not frame.filename.endswith(_HIDDEN)]
        )
        told.__cause__ = told.__context__ = None
        print("".join(told.format()), file=sys.stderr)

    def fatal(self, message: object) -> None:
        self.write("fatal", encode(str(message)[:MESSAGE_CHARACTERS_MAX]))
        os._exit(STATUS_FATAL)


def bytes_of(text: str) -> bytes:
    line = _CONTROL.sub(_escape, text).encode("utf-8", "replace") + b"\n"
    if len(line) <= LINE_BYTES_MAX:
        return line
    return line[: line.rindex(b" ", 0, LINE_BYTES_MAX - len(" ...\n") + 1)] + b" ...\n"


def thread_name() -> str:
    """The current thread's name in the script; `-` for any other, also in other processes."""
    pid, name = getattr(_named, "value", (0, "-"))
    return name if pid == os.getpid() else "-"


def set_thread_name(name: str) -> None:
    _named.value = (os.getpid(), name)


class Delays:
    """Seeded pauses that a harness object lays before or after its effect.

    Given by the object parameters delay.seed, delay.percent (chance of a pause) and delay.nanos
    (longest pause); without them it never pauses. Each thread of each process draws its own
    sequence. Pause between the `call:` and the `return:` line of the object, so that the grader
    can tell the pause from a thread that is stuck. `share` tells processes apart.

    With the object parameter gate.seed every pause is a gate instead: the process stops itself, and
    the grader, who draws from that seed, lets one process at a time go on.
    """

    def __init__(self, parameters: dict[str, str], share: object = ""):
        self._seed = f"{parameters.get('delay.seed', 0)} {share}"
        self._percent = int(parameters.get("delay.percent", 0))
        self._nanos = int(parameters.get("delay.nanos", 0))
        self._gated = "gate.seed" in parameters
        self._drawn: dict[tuple[int, int], random.Random] = {}

    def pause(self) -> None:
        if self._gated:
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        if not self._percent or not self._nanos:
            return
        who = (os.getpid(), threading.get_native_id())
        if who not in self._drawn:
            self._drawn[who] = random.Random(f"{self._seed} {who[0]} {thread_name()}")
        draws = self._drawn[who]
        now = draws.randrange(100) < self._percent
        nanos = draws.randint(1, self._nanos)
        if now:
            time.sleep(nanos / 1e9)


class Requests:
    """The requests of the grader, line by line."""

    def __init__(self, descriptor: int):
        self._descriptor = descriptor
        self._bytes = b""

    def next(self) -> list[str]:
        while b"\n" not in self._bytes:
            more = os.read(self._descriptor, 65536)
            if not more:
                return ["bye"]
            self._bytes += more
        line, self._bytes = self._bytes.split(b"\n", 1)
        return split(line.decode("utf-8"))


class Script:
    """One case as the grader sent it."""

    def __init__(self, name: str = ""):
        self.name = name
        self.parameters: dict[str, str] = {}
        self.steps: dict[str, list[tuple[str, list[str]]]] = {}

    def object(self, pairs: list[str]) -> None:
        for pair in pairs:
            key, equals, value = pair.partition("=")
            if not key or not equals:
                raise ScriptError(f"an object parameter is KEY=VALUE, not '{pair}'")
            self.parameters[key] = value

    def step(self, words: list[str]) -> None:
        if len(words) < 2:
            raise ScriptError("a step has a thread and an operation")
        self.steps.setdefault(words[0], []).append((words[1], words[2:]))

    def late(self) -> set[str]:
        """The threads that `main` starts itself."""
        return {name for op, args in self.steps.get(MAIN, []) if op == "start" for name in args}


class ScriptRun:
    """Runs one script: builds the object, lets the threads begin together, joins them."""

    def __init__(self, recorder: Recorder, script: Script, adapters: type):
        self._recorder = recorder
        self._script = script
        self._adapters = adapters
        self._adapter = None
        self._pid = os.getpid()
        self._threads: dict[str, threading.Thread] = {}

    def run(self) -> None:
        self._recorder.write("begin", encode(self._script.name))
        if self._create():
            self._begin()
            if MAIN in self._script.steps:
                self._recorder.write("thread")
                self._take(self._script.steps[MAIN])
                self._recorder.write("exit")
            for thread in self._threads.values():
                thread.join()
        self._recorder.write("end")

    def _create(self) -> bool:
        try:
            self._adapter = self._adapters(dict(self._script.parameters), self._recorder)
            return True
        except ScriptError:
            raise
        except BaseException as thrown:
            self._recorder.raised("create", thrown)
            return False
        finally:
            self._stay("create")

    def _begin(self) -> None:
        late = self._script.late()
        names = [name for name in self._script.steps if name != MAIN]
        go = threading.Event()
        present = {name: threading.Event() for name in names if name not in late}
        for name in names:
            self._make(name, (present[name], go) if name in present else None)
        for name in present:
            self._threads[name].start()
        for event in present.values():
            event.wait()
        go.set()

    def _make(self, name: str, waits: "tuple[threading.Event, threading.Event] | None") -> None:
        self._threads[name] = threading.Thread(
            target=self._thread, args=(name, waits), name=name, daemon=True
        )

    def _thread(self, name: str, waits: "tuple[threading.Event, threading.Event] | None") -> None:
        set_thread_name(name)
        try:
            self._recorder.write("thread")
            if waits:
                waits[0].set()
                waits[1].wait()
            self._take(self._script.steps[name])
            self._recorder.write("exit")
        except ScriptError as fault:
            self._recorder.fatal(fault)

    def _take(self, steps: list[tuple[str, list[str]]]) -> None:
        for op, args in steps:
            if op == "start":
                for name in args:
                    self._of_main(op, name).start()
            elif op == "join":
                for name in args:
                    self._of_main(op, name).join()
            elif op == "sleep":
                self._sleep(args)
            elif op == "ask":
                self._recorder.ask(*args)
            else:
                self._call(op, args)

    def _call(self, op: str, args: list[str]) -> None:
        self._recorder.write("call", join(op, *args))
        try:
            result = self._adapter.call(op, list(args))
            if os.getpid() == self._pid:
                if not isinstance(result, str):
                    raise ScriptError(f"the adapter's result of '{op}' is no text")
                self._recorder.write("return", f"{encode(op)} {result}".rstrip())
        except ScriptError:
            raise
        except BaseException as thrown:
            self._recorder.raised(op, thrown)
        finally:
            self._stay(op)

    def _stay(self, op: str) -> None:
        """A forked child that comes back from the candidate's code ends here."""
        if os.getpid() != self._pid:
            message = "a forked child returned to the caller"
            self._recorder.write("raise", join(op, "EscapedChild", message))
            os._exit(STATUS_ESCAPED)

    def _sleep(self, args: list[str]) -> None:
        self._recorder.log("thread", "call:sleep", *args)
        time.sleep(int(args[0]) / 1e9)
        self._recorder.log("thread", "return:sleep")

    def _of_main(self, op: str, name: str) -> threading.Thread:
        if name not in self._threads or thread_name() != MAIN:
            raise ScriptError(f"'{op} {name}' is not for this thread")
        return self._threads[name]


def adapters(recorder: Recorder) -> "type | None":
    """Loads the exercise's adapter and with it the solution, whose failure is recorded."""
    try:
        return importlib.import_module("adapter").Adapter
    except BaseException as thrown:
        if isinstance(thrown, ModuleNotFoundError) and thrown.name == "adapter":
            raise ScriptError("there is no adapter") from thrown
        recorder.raised("load", thrown)
        return None


def serve(recorder: Recorder, requests: Requests, adapters: type) -> None:
    script = Script()
    while True:
        words = requests.next()
        kind, rest = (words[0], words[1:]) if words else ("", [])
        if kind == "case" and len(rest) == 1:
            script = Script(rest[0])
        elif kind == "object":
            script.object(rest)
        elif kind == "step":
            script.step(rest)
        elif kind == "go":
            ScriptRun(recorder, script, adapters).run()
        elif kind == "bye":
            return
        else:
            raise ScriptError(f"unknown request {words}")


def private_descriptor(descriptor: int) -> int:
    """A copy out of the way of code that counts on small numbers; closed on exec, not on fork."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, min(limit, 1024) - 24)


def leave_streams() -> None:
    """Standard input is empty from now on, and standard output goes where errors go."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)


def main() -> None:
    requests = Requests(private_descriptor(0))
    recorder = Recorder(private_descriptor(1), requests)
    leave_streams()
    set_thread_name(MAIN)
    try:
        loaded = adapters(recorder)
        if loaded is None:
            os._exit(STATUS_NOT_LOADED)
        recorder.write("ready")
        serve(recorder, requests, loaded)
    except ScriptError as fault:
        recorder.fatal(fault)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    # Behind the standard library, so that no module of a solution can shadow it. Imported under
    # its own name, so that adapters and spawned processes see this very module.
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    importlib.import_module("harness").main()
