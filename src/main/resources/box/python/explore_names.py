"""What locks are called in a schedule: by the variable that they are first put into."""

import opcode
import sys

import explore_schedule

_STORES = {"STORE_ATTR", "STORE_NAME", "STORE_GLOBAL"}
_FAST = {"STORE_FAST", "STORE_DEREF"}
_ENDS = {"RETURN_VALUE", "POP_TOP", "JUMP_BACKWARD"}
_files: set[str] = set()
_known: dict[tuple[int, int], str] = {}


def own(files: set[str]) -> None:
    """The files whose frames are the program's own."""
    _files.update(files)


def place(frame) -> tuple[str, int]:
    """File and line of the innermost frame of the program; `-` if there is none."""
    while frame is not None and frame.f_code.co_filename not in _files:
        frame = frame.f_back
    if frame is None:
        return "-", 0
    return frame.f_code.co_filename.rpartition("/")[2], frame.f_lineno or 0


def of_thread(name: str) -> str:
    """As one word of a line: the library calls a thread `Thread-1 (work)`."""
    word = name.partition(" ")[0]
    return word if word.isascii() and word.replace("-", "").isalnum() else "-"


def of_new(kind: str) -> str:
    """A name for an object that is being made, with a number from the second one on."""
    schedule = explore_schedule.current
    if schedule is None:
        return kind
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename not in _files:
        frame = frame.f_back
    name = _variable(frame, kind) if frame is not None else kind
    count = schedule.names[name] = schedule.names.get(name, 0) + 1
    return name if count == 1 else f"{name}#{count}"


def _variable(frame, kind: str) -> str:
    at = (id(frame.f_code), frame.f_lasti)  # the code of the program lives as long as the process
    if at not in _known:
        _known[at] = _target(frame.f_code, frame.f_lasti) or kind
    return _known[at]


def _target(code, offset: int) -> str:
    """The first variable that is stored to after the call, within its statement."""
    written = code.co_code
    for at in range(offset + 2, len(written), 2):
        name = opcode.opname[written[at]]
        if name in _STORES:
            return code.co_names[written[at + 1]]
        if name in _FAST:
            variables = code.co_varnames + code.co_cellvars + code.co_freevars
            return variables[written[at + 1]] if written[at + 1] < len(variables) else ""
        if name in _ENDS:
            return ""
    return ""
