"""An event loop in a thread of its own owns all children; everybody else asks it.

Callbacks may do so as well, and therefore come in a second thread."""

import asyncio
import os
import signal
from queue import SimpleQueue
from threading import Thread


class Reaper:
    def __init__(self):
        self._loop = asyncio.new_event_loop()
        self._living = set()
        self._untold = {}
        self._callbacks = []
        self._calls = SimpleQueue()
        Thread(target=self._call_back, daemon=True).start()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self._idle = self._call(self._event())

    def _call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    async def _event(self):
        idle = asyncio.Event()
        idle.set()
        return idle

    async def _spawn(self, argv):
        pid = os.posix_spawn(argv[0], argv, os.environ)
        descriptor = os.pidfd_open(pid)
        self._living.add(pid)
        self._idle.clear()
        self._loop.add_reader(descriptor, self._ended, pid, descriptor)
        return pid

    def _ended(self, pid, descriptor):
        self._loop.remove_reader(descriptor)
        os.close(descriptor)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        self._living.discard(pid)
        self._untold[pid] = code
        if not self._living:
            self._idle.set()
        for callback in self._callbacks:
            self._calls.put((callback, pid, code))

    def _call_back(self):
        while True:
            callback, pid, code = self._calls.get()
            callback(pid, code)

    async def _tell(self, waits):
        while waits and self._living:
            await self._idle.wait()
        told, self._untold = self._untold, {}
        return told

    def spawn(self, argv):
        return self._call(self._spawn(argv))

    def poll(self):
        return self._call(self._tell(waits=False))

    def wait_all(self):
        return self._call(self._tell(waits=True))

    def on_exit(self, callback):
        self._loop.call_soon_threadsafe(self._callbacks.append, callback)


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
