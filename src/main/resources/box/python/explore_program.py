"""The program under test: its modules, run anew for each schedule from code compiled once."""

import builtins
import dis
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import sys
import types

import explore_schedule
import explore_threads
from explore_points import NUMBERED, POINT, Site, instrumented

ENGINE = {
    "harness.py", "explore.py", "explore_child.py", "explore_escapes.py", "explore_names.py",
    "explore_parent.py", "explore_points.py", "explore_program.py", "explore_protocol.py",
    "explore_schedule.py", "explore_script.py", "explore_steps.py", "explore_strategy.py",
    "explore_threads.py", "explore_time.py",
}  # fmt: skip
WITH_EFFECTS = {"__main__", "antigravity", "idlelib", "this", "turtle", "turtledemo", "tkinter"}


_BUILTINS = vars(builtins) | {
    "id": explore_schedule.identity,
    NUMBERED: explore_schedule.numbered,
    POINT: explore_schedule.point,
}
_SYNCHRONISING = {"concurrent.futures._base", "concurrent.futures.thread", "queue", "threading"}


class Program(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and runs the modules below one folder, in the place of the files."""

    def __init__(self, folder: str):
        self._folder = folder
        self._paths = dict(_modules(folder))
        self._codes: dict[str, types.CodeType] = {}
        self.sites: list[Site] = []
        self._kept = []
        sys.meta_path.insert(0, self)

    def files(self) -> set[str]:
        return set(self._paths.values())

    def compile(self) -> None:
        """Reads all files; what does not compile is told when it is imported."""
        for name, path in self._paths.items():
            with open(path, "rb") as file:
                try:
                    self._codes[name] = instrumented(file.read(), path, self.sites)
                except (SyntaxError, ValueError):
                    pass

    def warm(self) -> None:
        """Imports what the program will ask of the library, once for all processes."""
        for code in self._codes.values():
            for name in imports(code):
                if name.partition(".")[0] in sys.stdlib_module_names - WITH_EFFECTS:
                    try:
                        importlib.import_module(name)
                    except ImportError:
                        continue  # the program is told when it asks
        if "concurrent.futures" in sys.modules:
            importlib.import_module("concurrent.futures.thread")
        for name in sorted(_SYNCHRONISING & sys.modules.keys()):
            for made in list(vars(sys.modules[name]).values()):
                if getattr(made, "__module__", "") == name:
                    explore_schedule.numbered(made)

    def renew(self, draws: random.Random) -> None:
        """Forgets the modules' state, and all that the library keeps for the whole process."""
        for name in self._paths:
            if name in sys.modules:
                self._kept.append(sys.modules.pop(name))  # finalizers must not run now
        explore_threads.renew()
        random.seed(draws.getrandbits(64))
        _random_bytes(draws)

    def find_spec(self, name, path=None, target=None):
        if name not in self._codes:
            return None
        is_package = self._paths[name].endswith("/__init__.py")
        spec = importlib.util.spec_from_file_location(
            name, self._paths[name], loader=self,
            submodule_search_locations=[] if is_package else None,
        )  # fmt: skip
        return spec

    def exec_module(self, module) -> None:
        module.__dict__["__builtins__"] = _BUILTINS
        schedule = explore_schedule.current
        if schedule is None:
            exec(self._codes[module.__name__], module.__dict__)
            return
        schedule.held += 1
        try:
            exec(self._codes[module.__name__], module.__dict__)
        finally:
            schedule.held -= 1


def nested(code: types.CodeType) -> list[types.CodeType]:
    inner = [found for found in code.co_consts if isinstance(found, types.CodeType)]
    return [code] + [deep for found in inner for deep in nested(found)]


def imports(code: types.CodeType) -> list[str]:
    return [
        instruction.argval
        for inner in nested(code)
        for instruction in dis.get_instructions(inner)
        if instruction.opname == "IMPORT_NAME" and instruction.argval
    ]


def _modules(folder: str):
    for home, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if not name.endswith(".py") or name in ENGINE:
                continue
            path = os.path.join(home, name)
            parts = os.path.relpath(path, folder)[: -len(".py")].split(os.sep)
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _random_bytes(draws: random.Random) -> None:
    """What asks the kernel for randomness gets the schedule's own."""
    os.urandom = random._urandom = draws.randbytes
