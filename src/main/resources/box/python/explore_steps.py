"""Writes the steps of a replay into the history, with the values that plain variables had."""

import sys

import explore_names
import explore_schedule

VALUE_CHARACTERS_MAX = 60
_PLAIN = (bool, int, float, str, type(None))
_SIZED = (list, dict, set, tuple)


class Steps:
    """Takes down each step. A write is written when it has been done, before the next step."""

    def __init__(self, recorder, sites: list):
        self._recorder = recorder
        self._sites = sites
        self._pending = None

    def sync(self, op: str, on: object) -> None:
        self.flush()
        self._recorder.step(op, on.name, *explore_names.place(sys._getframe(2)))

    def access(self, owner: object, number: int) -> None:
        """Before an access of the running thread, which was just let go on."""
        self.flush()
        site = self._sites[number]
        if site.op == "silent":
            return
        place = explore_names.place(sys._getframe(2))
        if not site.owned:
            self._recorder.step(site.op, site.name, *place)
            return
        words = (site.op, _name(owner, site.name), *place)
        if site.op == "write":
            self._pending = (explore_schedule.current.running, words, owner, site.name)
        else:
            self._recorder.step(*words, *_value(owner, site.name))

    def flush(self) -> None:
        if self._pending:
            thread, words, owner, name = self._pending
            self._pending = None
            self._recorder.step_of(thread, *words, *_value(owner, name))


def _name(owner: object, name: str) -> str:
    return f"{type(owner).__name__}{name}" if name == "[]" else f"{type(owner).__name__}.{name}"


def _variables(owner: object) -> dict:
    """The object's variables, without running a line of its own."""
    try:
        found = object.__getattribute__(owner, "__dict__")
    except AttributeError:
        return {}
    return found if type(found) is dict else {}


def _value(owner: object, name: str) -> tuple:
    found = _variables(owner).get(name, _value)
    if type(found) in _PLAIN:
        return (repr(found)[:VALUE_CHARACTERS_MAX],)
    if type(found) in _SIZED:
        return (f"{type(found).__name__} of {len(found)}",)
    return ()
