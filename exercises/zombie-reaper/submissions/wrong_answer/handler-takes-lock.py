"""The handler takes the lock that the thread it interrupts may hold."""

import os
import signal
from threading import Condition, Lock


class Reaper:
    def __init__(self):
        self._changed = Condition(Lock())
        self._living = set()
        self._untold = {}
        self._callbacks = []
        signal.signal(signal.SIGCHLD, self._on_child)

    def spawn(self, argv):
        with self._changed:
            pid = os.spawnv(os.P_NOWAIT, argv[0], argv)
            self._living.add(pid)
        return pid

    def _on_child(self, number, frame):
        for pid, code in self._reap().items():
            for callback in list(self._callbacks):
                callback(pid, code)

    def _reap(self):
        ended = {}
        with self._changed:
            for pid in self._living:
                if (result := os.waitpid(pid, os.WNOHANG))[0]:
                    ended[pid] = os.waitstatus_to_exitcode(result[1])
            self._living.difference_update(ended)
            self._untold.update(ended)
            self._changed.notify_all()
        return ended

    def poll(self):
        with self._changed:
            told, self._untold = self._untold, {}
            return told

    def wait_all(self):
        with self._changed:
            self._changed.wait_for(lambda: not self._living)
            told, self._untold = self._untold, {}
            return told

    def on_exit(self, callback):
        self._callbacks.append(callback)


def daemonize(argv, pidfile):
    source, sink = os.pipe()
    middle = os.fork()
    if middle == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        with open(pidfile, "w", encoding="ascii") as file:
            print(os.getpid(), file=file)
        os.umask(0)
        os.chdir("/")
        nothing = os.open("/dev/null", os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.close(nothing)
        os.execv(argv[0], argv)
    os.close(sink)
    os.waitpid(middle, 0)
    os.read(source, 1)  # ends when the daemon's copy is closed by its exec
    os.close(source)


def adopt_and_kill(zombie):
    with open(f"/proc/{zombie}/status", encoding="utf-8") as lines:
        parent = next(int(line.split()[1]) for line in lines if line.startswith("PPid:"))
    os.kill(parent, signal.SIGKILL)
    return parent
