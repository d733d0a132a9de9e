"""Drives the candidate's reaper, daemon and end of a careless parent.

`spawn NAME exit N | signal N | last N | live`: `last` ends with N when told to, `live` of the
signal. `burst stopped|running NAME…` asks the grader to end them all at once. `status NAME` is
what the reaper says, `told NAME` what it has said without being asked once more. `called NAME` is
how often its callback was called, `heard NAME` how often the one that `listen` adds. `replace OLD NEW
N` lets a callback poll and start NEW, which ends with N, when it hears of OLD; `replaced NEW` waits
for that. `poll` asks the reaper once. `stranger N` is a child that the reaper did not start, and that is waited for by
`stranger-status` only. `end-at LINE NAME` lets a child end when this thread has run so many lines of
the solution; `slow TIME` lets each line take so long in threads that the solution starts from then
on. `daemonize late` lets each process that is forked meanwhile take its time before it does anything.
`daemon-…` are facts that /proc tells of the daemon. `adopt KIND COUNT` answers whom the solution
ended and how many zombies were left a second later.
"""

import os
import signal
import sys
import threading
import time

import solution
from harness import ScriptError, thread_name

LOOKS = 200
LATE = 0.4
START_ROUNDS = 10  # programs come from a disk that others use as well
STEP = 0.005
NEVER = "/tmp/never"
DAEMON = ("/bin/sleep", "3600")
OLD_PID = "99999999999999999999\n"  # the file is there already, of a daemon with a longer number
ODD_NAME = "a) Z 99999 (b"  # for who takes it for the end of the name, there is no such parent

HOWS = {
    "exit": "exit {number}",
    "signal": "kill -{number} $$",
    "last": "trap 'exit {number}' TERM; echo > {ready}; read line <> " + NEVER,
    "live": "echo > {ready}; read line <> " + NEVER,
}

if not os.path.exists(NEVER):
    os.mkfifo(NEVER)
exits = {}
exits_lock = threading.Lock()
calls = []
heard = []
listening = False
births_are_late = False
reaper = solution.Reaper()
reaper.on_exit(lambda pid, code: calls.append((pid, code)))
successors = {}


def succeed(pid, _):
    if pid in successors:
        successors.pop(pid)()


reaper.on_exit(succeed)


def begin():
    """Who is forked does not run before the kernel lets it: that may be any time later."""
    if births_are_late:
        time.sleep(LATE)


os.register_at_fork(after_in_child=begin)


class Adapter:
    def __init__(self, parameters, recorder):
        self._recorder = recorder
        self._pids = {}
        self._daemon = None
        self._stranger_pid = None
        threading.settrace(None)

    def call(self, op, args):
        doing = OPERATIONS.get(op)
        if doing is None:
            raise ScriptError(f"no operation {op}")
        if self._daemon is None and (op.startswith("daemon-") or op == "end-daemon"):
            return "no-daemon"
        return doing(self, *args)

    def _spawn(self, name, how, number=""):
        ready = f"/tmp/ready-{name}"
        self._pids[name] = reaper.spawn(
            ["/bin/sh", "-c", HOWS[how].format(number=number, ready=ready)]
        )
        if how in ("last", "live"):
            return self.await_start(ready)
        return "ok"

    def await_start(self, ready):
        if not any(self.await_that(lambda: os.path.exists(ready)) for _ in range(START_ROUNDS)):
            return "not-started"
        os.unlink(ready)
        return "ok"

    def await_that(self, condition):
        """Until it holds; false if it does not, though everybody else has come to rest."""
        for _ in range(LOOKS):
            if condition():
                return True
            time.sleep(STEP)
        self.settle()
        return condition()

    def settle(self):
        self._recorder.ask("settle")

    def _burst(self, mode, *names):
        self._recorder.ask("burst", mode, *(self._pids[name] for name in names))
        return "ok"

    def _watch(self, nanos):
        """Asks the grader to look whether anything but the children's own work uses the CPU."""
        self._recorder.ask("quiet", nanos, "switches=5")
        return "ok"

    def _end(self, *names):
        pids = [self._pids[name] for name in names]
        for pid in pids:
            send(pid, signal.SIGTERM)
        self.await_that(lambda: all([ends(pid) for pid in pids]))
        return "ok"

    def _end_at(self, line, name):
        """Handlers run in this thread between two of its steps, whatever it holds."""
        pid, left = self._pids[name], int(line)

        def trace(frame, event, _):
            nonlocal left
            if frame.f_code.co_filename != solution.__file__:
                return None
            left -= event == "line"
            if left == 0:
                sys.settrace(None)
                send(pid, signal.SIGTERM)
                self.await_that(lambda: ends(pid))
            return trace

        sys.settrace(trace)
        return "ok"

    def _slow(self, nanos):
        """So that who waits for such a thread is faster than it is."""
        pause = int(nanos) / 1e9

        def trace(frame, event, _):
            if frame.f_code.co_filename != solution.__file__ or thread_name() != "-":
                return None
            if event == "line":
                time.sleep(pause)
            return trace

        threading.settrace(trace)
        return "ok"

    def _status(self, name):
        def is_told():
            self._poll()
            return self._pids[name] in exits

        self.await_that(is_told)
        return self._told(name)

    def _told(self, name):
        return str(exits.get(self._pids[name], "unknown"))

    def _poll(self):
        collect(reaper.poll())
        return "ok"

    def _wait_all(self):
        collect(reaper.wait_all())
        return "ok"

    def _listen(self):
        """Adds its callback once: cases that are played again have the same reaper."""
        global listening
        if not listening:
            listening = True
            reaper.on_exit(lambda pid, code: heard.append((pid, code)))
        return "ok"

    def _called(self, name):
        return self.codes_of(name, calls)

    def _heard(self, name):
        return self.codes_of(name, heard)

    def _replace(self, old, new, code):
        def start():
            self._poll()
            self._spawn(new, "exit", code)

        successors[self._pids[old]] = start
        return "ok"

    def _replaced(self, name):
        return "yes" if self.await_that(lambda: name in self._pids) else "no"

    def codes_of(self, name, calls):
        pid = self._pids[name]
        self.await_that(lambda: any(called == pid for called, _ in calls))
        codes = [str(code) for called, code in calls if called == pid]
        return "+".join(codes) or "none"

    def _alive(self, name):
        return "yes" if state(self._pids[name]) in tuple("RSD") else "no"

    def _ended(self, name):
        return "yes" if state(self._pids[name]) in ("Z", "") else "no"

    def _parent(self, name):
        return "self" if stat(self._pids[name])[1] == str(os.getpid()) else "other"

    def _foreign(self, code):
        pid = start_stranger(int(code))
        time.sleep(0.2)
        self.settle()
        return stranger_status(pid)

    def _stranger(self, code):
        self._stranger_pid = start_stranger(int(code))
        return "ok"

    def _stranger_status(self):
        return stranger_status(self._stranger_pid)

    def _work(self, nanos):
        """Busy with something else, and with much memory."""
        end = time.monotonic() + int(nanos) / 1e9
        while time.monotonic() < end:
            _ = [bytes(size) for size in range(1, 2000)]
        return "ok"

    def _daemonize(self, how=""):
        global births_are_late
        pidfile = f"/tmp/daemon-{time.monotonic_ns()}.pid"
        with open(pidfile, "w", encoding="ascii") as file:
            file.write(OLD_PID)
        before = facts_of_ours()
        births_are_late = how == "late"
        try:
            solution.daemonize(list(DAEMON), pidfile)
        finally:
            births_are_late = False
        try:
            with open(pidfile, encoding="ascii") as file:
                text = file.read()
            if text == OLD_PID:
                return "old-pid"
            self._daemon = int(text.split("\n")[0])
        except (FileNotFoundError, ValueError):
            return "no-pidfile"
        if text != f"{self._daemon}\n":
            return "not-a-pid-and-a-newline"
        after = facts_of_ours()
        return "ok" if after == before else after

    def _daemon_command(self):
        def command():
            return read(self._daemon, "cmdline").rstrip("\0").split("\0")

        self.await_that(lambda: command() == list(DAEMON))
        return "+".join(command())

    def _daemon_session(self):
        return "old" if stat(self._daemon)[3] == str(os.getsid(0)) else "new"

    def _daemon_leads_session(self):
        return "yes" if stat(self._daemon)[3] == str(self._daemon) else "no"

    def _daemon_terminal(self):
        return stat(self._daemon)[4]

    def _daemon_parent(self):
        self.await_that(lambda: stat(self._daemon)[1] == "1")
        return {"1": "init", str(os.getpid()): "self"}.get(stat(self._daemon)[1], "other")

    def _daemon_directory(self):
        return link(self._daemon, "cwd")

    def _daemon_umask(self):
        return umask_of(self._daemon)

    def _daemon_streams(self):
        return "+".join(link(self._daemon, f"fd/{stream}") for stream in range(3))

    def _end_daemon(self):
        send(self._daemon, signal.SIGKILL)
        self.await_that(lambda: state(self._daemon) == "")
        return "ok"

    def _adopt(self, kind, count):
        parent, zombies = careless_parent(kind, int(count))
        ended = solution.adopt_and_kill(zombies[0])
        self.await_that(lambda: not any(map(state, [parent, *zombies])))
        left = sum(1 for pid in zombies if state(pid))
        if state(parent):
            send(parent, signal.SIGKILL)
        who = "parent" if ended == parent else "zombie" if ended in zombies else "other"
        return f"{who}-{left}"


OPERATIONS = {
    name[1:].replace("_", "-"): doing
    for name, doing in vars(Adapter).items()
    if name.startswith("_") and not name.startswith("__")
}


def collect(told):
    with exits_lock:
        for pid, code in told.items():
            exits[pid] = f"{exits[pid]}+{code}" if pid in exits else code


def start_stranger(code):
    """A child that the reaper did not start."""
    pid = os.fork()
    if pid == 0:
        os._exit(code)
    while state(pid) not in ("Z", ""):
        time.sleep(STEP)
    return pid


def stranger_status(pid):
    """Whose is its status?"""
    try:
        return str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    except ChildProcessError:
        return "stolen"


def facts_of_ours():
    return f"{umask_of('self')}+{os.getcwd()}"


def umask_of(pid):
    for line in read(pid, "status").splitlines():
        if line.startswith("Umask:"):
            return line.split()[1]
    return "none"


def careless_parent(kind, count):
    """A process that never waits for its children, and is not ours: we are not its parent."""
    source, sink = os.pipe()
    middle = os.fork()
    if middle == 0:
        if os.fork() == 0:
            never_wait(kind, count, sink)
        os._exit(0)
    os.waitpid(middle, 0)
    os.close(sink)
    with os.fdopen(source) as lines:
        pids = [int(line) for line in lines.readline().split()]
    parent, zombies = pids[0], pids[1:]
    await_state(zombies, "Z")
    if kind == "stopped":
        os.kill(parent, signal.SIGSTOP)
        await_state([parent], "T")
    return parent, zombies


def await_state(pids, wanted):
    while any(state(pid) != wanted for pid in pids):
        time.sleep(STEP)


def never_wait(kind, count, sink):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if kind == "deaf":
        for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(one, signal.SIG_IGN)
    children = []
    for _ in range(count):
        child = os.fork()
        if child == 0:
            if kind == "named":
                with open("/proc/self/comm", "w", encoding="ascii") as name:
                    name.write(ODD_NAME)
            os._exit(0)
        children.append(child)
    os.write(sink, (" ".join(map(str, [os.getpid(), *children])) + "\n").encode())
    os.close(sink)
    while True:
        signal.pause()


def send(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass  # it has gone: what follows shows it


def ends(pid):
    """Whether it has ended. If not it is told again: a shell that was told between its last look
    for signals and the call it waits in would wait for ever."""
    if state(pid) in ("Z", ""):
        return True
    send(pid, signal.SIGTERM)
    return False


def link(pid, name):
    try:
        return os.readlink(f"/proc/{pid}/{name}")
    except (FileNotFoundError, ProcessLookupError):
        return "none"


def read(pid, name):
    try:
        with open(f"/proc/{pid}/{name}", encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def stat(pid):
    """State, parent, group, session, terminal … of a process."""
    text = read(pid, "stat")
    return text.rsplit(") ", 1)[-1].split() if text else ["", "", "", "", ""]


def state(pid):
    return stat(pid)[0]
