"""Steps at the accesses of the program's own code: opcode events of sys.settrace."""

import dis
import sys
import types

import explore_names
import explore_schedule

_READS = {"LOAD_ATTR", "LOAD_DEREF", "LOAD_CLASSDEREF", "BINARY_SUBSCR", "CONTAINS_OP", "FOR_ITER"}
_WRITES = {
    "STORE_ATTR", "DELETE_ATTR", "STORE_DEREF", "DELETE_DEREF", "STORE_GLOBAL", "DELETE_GLOBAL",
    "STORE_SUBSCR", "DELETE_SUBSCR",
}  # fmt: skip
_CALLS = {"CALL", "CALL_FUNCTION_EX"}
_JUMPS = {"JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"}
_NAMED = {"LOAD_ATTR", "STORE_ATTR", "DELETE_ATTR", "LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL"}
_NAMED |= {"LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_CLASSDEREF"}


class Tracer:
    """The trace function of all threads; knows the points of each piece of code."""

    def __init__(self, codes: "list[types.CodeType]"):
        self._locals = {}
        every = [inner for code in codes for inner in nested(code)]
        written = {
            instruction.argval
            for code in every
            for instruction in dis.get_instructions(code)
            if instruction.opname in ("STORE_GLOBAL", "DELETE_GLOBAL")
        }
        for code in every:
            points = _points(code, written)
            self._locals[id(code)] = (code, _local(frozenset(points)), _recording(points))
        self.recording = False

    def __call__(self, frame, event, arg):
        known = self._locals.get(id(frame.f_code))
        if known is None or explore_schedule.current.held:
            return None
        frame.f_trace_lines = False
        frame.f_trace_opcodes = True
        return known[2] if self.recording else known[1]


def nested(code: types.CodeType) -> "list[types.CodeType]":
    inner = [found for found in code.co_consts if isinstance(found, types.CodeType)]
    return [code] + [deep for found in inner for deep in nested(found)]


def _points(code: types.CodeType, globals_written: set[str]) -> dict[int, tuple[str, str]]:
    """Where the code may touch what other threads see: offset → operation and name."""
    points = {}
    prefix = None
    for at in dis.get_instructions(code):
        if at.opname == "EXTENDED_ARG":  # the event comes before it
            prefix = at.offset if prefix is None else prefix
            continue
        offset = at.offset if prefix is None else prefix
        prefix = None
        op = _operation(at, globals_written)
        if op:
            points[offset] = (op, str(at.argval) if at.opname in _NAMED else "-")
    return points


def _operation(at: dis.Instruction, globals_written: set[str]) -> str:
    if at.opname in _READS or (at.opname == "LOAD_GLOBAL" and at.argval in globals_written):
        return "read"
    if at.opname in _WRITES:
        return "write"
    if at.opname in _CALLS:
        return "call"
    return "jump" if at.opname in _JUMPS or at.opname.startswith("POP_JUMP_BACKWARD") else ""


def _local(points: frozenset[int]):
    def local(frame, event, arg):
        if event == "opcode" and frame.f_lasti in points:
            schedule = explore_schedule.current
            switches = schedule.switches
            schedule.point()
            if schedule.switches != switches:
                refresh(frame)
        return local

    return local


def _recording(points: dict[int, tuple[str, str]]):
    def local(frame, event, arg):
        if event == "opcode" and frame.f_lasti in points:
            schedule = explore_schedule.current
            schedule.point()
            refresh(frame)
            op, name = points[frame.f_lasti]
            if op != "jump" and name != "-":
                schedule.trace.access(op, name, frame)
        return local

    return local


def refresh(frame) -> None:
    """After a trace function CPython 3.11 copies frame.f_locals back into the variables, cells too:
    without this, what other threads wrote to a shared variable meanwhile would be undone."""
    frame.f_locals


class Steps:
    """Writes the steps of a replay into the history."""

    def __init__(self, schedule, recorder):
        self._schedule = schedule
        self._write = recorder.step

    def sync(self, op: str, on: object) -> None:
        self._step(op, on.name, sys._getframe(2))

    def access(self, op: str, name: str, frame) -> None:
        self._step(op, name, frame)

    def _step(self, op: str, name: str, frame) -> None:
        file, line = explore_names.place(frame)
        self._write(self._schedule.steps, op, name, file, line)
