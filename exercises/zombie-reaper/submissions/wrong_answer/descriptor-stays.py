"""The descriptor of each child stays open."""

import os
import select
import signal
from threading import Condition, Thread


class Reaper:
    def __init__(self):
        self._changed = Condition()
        self._living = {}
        self._untold = {}
        self._callbacks = []
        self._poll = select.epoll()
        Thread(target=self._reap, daemon=True).start()

    def spawn(self, argv):
        with self._changed:
            pid = os.posix_spawn(argv[0], argv, os.environ)
            descriptor = os.pidfd_open(pid)
            self._living[descriptor] = pid
            self._poll.register(descriptor, select.EPOLLIN)
        return pid

    def _reap(self):
        while True:
            for descriptor, _ in self._poll.poll():
                with self._changed:
                    pid = self._living[descriptor]
                    result = os.waitid(os.P_PIDFD, descriptor, os.WEXITED)
                    exited = result.si_code == os.CLD_EXITED
                    code = result.si_status if exited else -result.si_status
                    self._poll.unregister(descriptor)
                    del self._living[descriptor]
                    self._untold[pid] = code
                    self._changed.notify_all()
                    callbacks = list(self._callbacks)
                for callback in callbacks:
                    callback(pid, code)

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
        with self._changed:
            self._callbacks.append(callback)


def daemonize(argv, pidfile):
    middle = os.fork()
    if middle == 0:
        os.setsid()
        daemon = os.fork()
        if daemon:
            descriptor = os.open(pidfile, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.write(descriptor, b"%d\n" % daemon)
            os._exit(0)
        os.umask(0)
        os.chdir("/")
        nothing = os.open("/dev/null", os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.execv(argv[0], argv)
    os.waitpid(middle, 0)


def adopt_and_kill(zombie):
    with open(f"/proc/{zombie}/stat", "rb") as file:
        parent = int(file.read().rpartition(b")")[2].split()[1])
    os.kill(parent, signal.SIGKILL)
    return parent
