"""Processes that use the candidate's lock, and what tells them what to do.

A worker hears one request at a time on a socket of its own, and answers with one or more words. It
ends when the other end of its socket is closed, which is when nobody refers to its `Worker` any more.
"""

import dis
import functools
import multiprocessing
import os
import pickle
import socket
import sys
import traceback

import solution
from harness import Delays, ScriptError

MESSAGE_BYTES_MAX = 65536
STOPPED = "stopped"

_HERE = os.path.dirname(solution.__file__)
_OURS = {"adapter.py", "exercise_api.py", "stops.py", "worker.py"}
_STEPS = {"BEFORE_WITH", "BINARY_SUBSCR", "CALL", "CALL_FUNCTION_EX", "DELETE_SUBSCR", "STORE_SUBSCR"}

# Made once and before the first case: what it opens is no left-over of a solution.
NUMBER = multiprocessing.RawValue("q")


class Nursery:
    """A process that makes the lock and then, for each worker, a child that inherits it."""

    def __init__(self, parameters, recorder):
        NUMBER.value = 0
        self._channel, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._pid = os.fork()
        if self._pid == 0:
            self._channel.close()
            _end_with(lambda: _raise_children(far, _uses(parameters, recorder)))
        far.close()
        _answer(self._channel)

    def worker(self):
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(self._channel, [b"worker"], [far.fileno()])
        far.close()
        return Worker(near, int(_answer(self._channel)))

    def close(self):
        """To be called when nobody refers to a worker any more: waits until all have ended."""
        self._channel.close()
        os.waitpid(self._pid, 0)


class Worker:
    """The near end of one worker."""

    def __init__(self, channel, pid):
        self._channel = channel
        self.pid = pid

    def call(self, op, *args):
        """Has the worker do this, and waits for the result."""
        self.begin(op, *args)
        return self.result()

    def begin(self, op, *args, stop=None):
        """Has the worker do this, and does not wait.

        stop: if given, this is recorded as the use of a harness object, and the worker stops
        before this step of the candidate's code, counted from 1; 0 for none"""
        self._channel.send(pickle.dumps((op, args, stop)))

    def go_on(self):
        self._channel.send(b"go on")

    def result(self):
        return _answer(self._channel)

    def has_answered(self):
        try:
            self._channel.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
            return True
        except BlockingIOError:
            return False


class Uses:
    """What a worker can do with the lock, and with a second one if there is another."""

    def __init__(self, delays, recorder, has_other):
        self._mutex = solution.Mutex()
        self._other = solution.Mutex() if has_other else None
        self._delays = delays
        self._recorder = recorder

    def call(self, op, args):
        if op == "count":
            return self._count(int(args[0]))
        if op == "other":
            return _use(self._other, *args)
        return _use(self._mutex, op, *args)

    def recorded(self, op, args):
        """The same, recorded as the use of a harness object."""
        self._recorder.log("lock", f"call:{op}")
        result = self.call(op, args)
        self._recorder.log("lock", f"return:{op}", result)
        return result

    def _count(self, rounds):
        for _ in range(rounds):
            with self._mutex:
                self._save(self._load() + 1)
        return "ok"

    def _load(self):
        self._recorder.log("store", "call:load")
        self._delays.pause()
        value = NUMBER.value
        self._recorder.log("store", "return:load", value)
        return value

    def _save(self, value):
        self._recorder.log("store", "call:save", value)
        NUMBER.value = value
        self._delays.pause()
        self._recorder.log("store", "return:save")


def _uses(parameters, recorder):
    return Uses(Delays(parameters), recorder, has_other=parameters.get("other") == "1")


def _use(mutex, op, *args):
    if op == "acquire":
        return _acquire(mutex, *args)
    if op == "try-acquire":
        return _truth(mutex.acquire(blocking=False))
    if op == "release":
        return _release(mutex)
    if op == "locked":
        return _truth(mutex.locked())
    raise ScriptError(f"no operation {op}")


def _acquire(mutex, limit=None):
    if limit is None:
        return _truth(mutex.acquire())
    nanos = int(limit)
    return _truth(mutex.acquire(timeout=nanos / 1e9 if nanos >= 0 else -1))


def _release(mutex):
    try:
        mutex.release()
        return "ok"
    except RuntimeError:
        return "invalid"


class Steps:
    """Stops the worker before one step of the candidate's code: one of the bytecodes by which
    something can be read or changed that processes share."""

    def __init__(self, stop, channel):
        self._left = stop
        self._channel = channel

    def trace(self, frame, event, arg):
        folder, name = os.path.split(frame.f_code.co_filename)
        if folder != _HERE or name in _OURS:
            return None
        frame.f_trace_lines = False
        frame.f_trace_opcodes = True
        return self._step

    def _step(self, frame, event, arg):
        if event == "opcode" and _opcode(frame) in _STEPS:
            self._left -= 1
            if self._left == 0:
                self._channel.send(pickle.dumps(STOPPED))
                self._channel.recv(MESSAGE_BYTES_MAX)
        return self._step


def _opcode(frame):
    return dis.opname[_bytes(frame.f_code)[frame.f_lasti]]


@functools.cache
def _bytes(code):
    return code.co_code


def _raise_children(channel, uses):
    channel.send(pickle.dumps("made"))
    while True:
        word, descriptors, _, _ = socket.recv_fds(channel, MESSAGE_BYTES_MAX, 1)
        if not word:
            break
        child = os.fork()
        if child == 0:
            channel.close()
            _end_with(lambda: _work(socket.socket(fileno=descriptors[0]), uses))
        os.close(descriptors[0])
        channel.send(pickle.dumps(child))
    channel.close()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _work(channel, uses):
    while request := channel.recv(MESSAGE_BYTES_MAX):
        op, args, stop = pickle.loads(request)
        channel.send(pickle.dumps(_result(op, args, stop, uses, channel)))


def _result(op, args, stop, uses, channel):
    try:
        if stop is None:
            return uses.call(op, args)
        sys.settrace(Steps(stop, channel).trace)
        try:
            return uses.recorded(op, args)
        finally:
            sys.settrace(None)
    except Exception as thrown:
        traceback.print_exc()
        return thrown


def _end_with(work):
    """Does the work of this process, and ends it."""
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _answer(channel):
    """raises what the other side raised"""
    answer = channel.recv(MESSAGE_BYTES_MAX)
    if not answer:
        raise RuntimeError("a process that used the lock has ended")
    told = pickle.loads(answer)
    if isinstance(told, BaseException):
        raise told
    return told


def _truth(answer):
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return type(answer).__name__
