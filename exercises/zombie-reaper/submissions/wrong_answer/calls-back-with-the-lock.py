"""The callbacks come while the lock is held: they cannot call the reaper."""

import os
import signal
from threading import Condition, Lock, Thread


class Reaper:
    def __init__(self):
        self._changed = Condition(Lock())
        self._living = 0
        self._untold = {}
        self._callbacks = []

    def spawn(self, argv):
        pid = os.posix_spawn(argv[0], argv, os.environ)
        with self._changed:
            self._living += 1
        Thread(target=self._wait_for, args=(pid,), daemon=True).start()
        return pid

    def _wait_for(self, pid):
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        with self._changed:
            self._untold[pid] = code
            self._living -= 1
            self._changed.notify_all()
            for callback in self._callbacks:
                callback(pid, code)

    def _tell(self):
        told, self._untold = self._untold, {}
        return told

    def poll(self):
        with self._changed:
            return self._tell()

    def wait_all(self):
        with self._changed:
            while self._living:
                self._changed.wait()
            return self._tell()

    def on_exit(self, callback):
        with self._changed:
            self._callbacks.append(callback)


def daemonize(argv, pidfile):
    middle = os.fork()
    if middle == 0:
        os.setsid()
        daemon = os.fork()
        if daemon == 0:
            os.chdir("/")
            os.umask(0)
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nothing, stream)
            os.execv(argv[0], argv)
        with open(pidfile, "w", encoding="ascii") as file:
            file.write(f"{daemon}\n")
        os._exit(0)
    os.waitpid(middle, 0)


def adopt_and_kill(zombie):
    with open(f"/proc/{zombie}/stat", encoding="utf-8") as file:
        parent = int(file.read().rsplit(")", 1)[1].split()[1])
    os.kill(parent, signal.SIGKILL)
    return parent
