"""Ways out of a schedule's control: whoever takes one ends the schedule, which says so."""

import select
import signal
import sys

import explore_schedule

_EVENTS = {
    "gc.get_objects", "gc.get_referents", "gc.get_referrers", "os.exec", "os.fork", "os.forkpty",
    "os.kill", "os.killpg", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn",
    "signal.pthread_kill", "socket.bind", "socket.connect", "subprocess.Popen",
    "sys._current_exceptions", "sys._current_frames", "sys.addaudithook",
}  # fmt: skip
_PREFIXES = ("ctypes.", "mmap.")
_FUNCTIONS = {
    select: ("epoll", "poll", "select"),
    signal: ("alarm", "pause", "setitimer", "signal", "sigtimedwait", "sigwait", "sigwaitinfo"),
    sys: ("setprofile", "settrace"),
}


def install() -> None:
    for module, names in _FUNCTIONS.items():
        for name in names:
            setattr(module, name, _escape(f"{module.__name__}.{name}"))
    sys.addaudithook(_audit)


def _audit(event: str, args: tuple) -> None:
    schedule = explore_schedule.current
    if schedule is not None and (event in _EVENTS or event.startswith(_PREFIXES)):
        schedule.over(explore_schedule.UNCONTROLLED, event)


def _escape(name: str):
    def escape(*args, **kwargs):
        schedule = explore_schedule.current
        if schedule is not None:
            schedule.over(explore_schedule.UNCONTROLLED, name)
        raise OSError(f"{name} is beyond control")

    return escape
