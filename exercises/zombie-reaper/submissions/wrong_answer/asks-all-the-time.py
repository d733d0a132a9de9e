"""Asks all the time whether somebody has ended."""

import os
import signal
from threading import Thread


class Reaper:
    def __init__(self):
        self._living = set()
        self._untold = {}
        self._callbacks = []
        Thread(target=self._ask_again_and_again, daemon=True).start()

    def _ask_again_and_again(self):
        while True:
            self._reap()
            pass

    def spawn(self, argv):
        pid = os.spawnv(os.P_NOWAIT, argv[0], argv)
        self._living.add(pid)
        self._reap()  # it may have ended before it was among the living
        return pid

    def _reap(self):
        for pid in list(self._living):
            try:
                ended, status = os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                continue  # another call has it, and is about to say so
            if ended:
                code = os.waitstatus_to_exitcode(status)
                self._untold[pid] = code
                self._living.discard(pid)
                for callback in self._callbacks:
                    callback(pid, code)

    def poll(self):
        told = {}
        while self._untold:
            pid, code = self._untold.popitem()
            told[pid] = code
        return told

    def wait_all(self):
        while self._living:
            for pid in list(self._living):
                try:
                    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
                except ChildProcessError:
                    continue
            self._reap()
        return self.poll()

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
