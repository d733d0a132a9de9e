"""Drives the candidate's registry: `get make|fail|break [gate]`, `nested [gate]`, `escape`,
`reset`, `collect`, `open gate`, `child HOW…`.

A maker waits at its gate until that is opened. That of `nested` calls `get` itself and answers
what came of it, that of `escape` lets what came of it through. `child` forks; the child calls
`get` with one maker after the other, which the history tells of as uses of the object `child`. A
HOW `fork` leaves the rest to a child of the child.
"""

import gc
import os
import threading

import solution
from harness import ScriptError


class Made:
    def __init__(self, number):
        self.number = number


class MakerFailed(Exception):
    pass


class MakerBroke(BaseException):
    pass


class Adapter:
    def __init__(self, parameters, recorder):
        self._recorder = recorder
        self._numbers = 0
        self._number_lock = threading.Lock()
        self._gates = {}
        solution.reset_for_tests()

    def call(self, op, args):
        if op == "get":
            return self._get(*args)
        if op == "nested":
            return self._nested(*args)
        if op == "escape":
            return self._escape()
        if op == "child":
            return self._child(args)
        if op == "reset":
            solution.reset_for_tests()
        elif op == "collect":
            gc.collect()
        elif op == "open":
            self._gate(args[0]).set()
        else:
            raise ScriptError(f"no operation {op}")
        return "ok"

    def _get(self, how, *gate):
        try:
            return told(solution.get(self._making(how, lambda: self._made(how, gate))))
        except (MakerFailed, MakerBroke):
            return "failed"
        except RuntimeError:
            return "refused"

    def _nested(self, *gate):
        inner = "existing"

        def maker():
            nonlocal inner
            inner = self._get("make")
            return self._made("make", gate)

        outer = solution.get(self._making("nest", maker))
        return inner if isinstance(outer, Made) else f"outer-{told(outer)}"

    def _escape(self):
        def inner():
            return solution.get(self._making("make", lambda: self._made("make", ())))

        try:
            return told(solution.get(self._making("nest", inner)))
        except RuntimeError:
            return "escaped"

    def _child(self, hows):
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                status = self._be_child(hows)
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return "ok" if status == 0 else f"died:{status}"

    def _be_child(self, hows):
        for i, how in enumerate(hows):
            if how == "fork":
                return int(self._child(hows[i + 1 :]) != "ok")
            self._recorder.log("child", "call:get", how)
            self._recorder.log("child", "return:get", self._get(how))
        return 0

    def _making(self, how, maker):
        """The maker with its lines in the history."""

        def make():
            self._recorder.log("maker", "call:make", how)
            made = None
            try:
                made = maker()
                return made
            finally:
                told_so = "failed" if made is None else told(made)
                self._recorder.log("maker", "return:make", told_so)

        return make

    def _made(self, how, gate):
        for name in gate:
            self._gate(name).wait()
        if how == "make":
            with self._number_lock:
                self._numbers += 1
                return Made(self._numbers)
        if how == "fail":
            raise MakerFailed
        if how == "break":
            raise MakerBroke
        raise ScriptError(f"no maker {how}")

    def _gate(self, name):
        return self._gates.setdefault(name, threading.Event())


def told(resource):
    if isinstance(resource, Made):
        return str(resource.number)
    return "nothing" if resource is None else "stranger"
