"""Checks Python solutions in a box: syntax, and the forbidden names they reach.

Usage: check.py SOURCES OUT; reads SOURCES/solution/*.py, SOURCES/include/**.py and the lines of
SOURCES/forbidden.txt. Writes OUT/diagnostics and OUT/findings: fields that end in NUL, five for
each message. Runs nothing of the solution. Names are followed through imports, assignments and
attributes to the very objects of the standard library, so an alias or a second name does not
hide them.
"""

import ast
import builtins
import importlib
import os
import sys
import types
import warnings

UNKNOWN = object()
WITH_EFFECTS = {"__main__", "antigravity", "idlelib", "this", "turtle", "turtledemo", "lib2to3"}
BACK_DOORS = {
    "__builtins__", "__closure__", "__code__", "__getattribute__", "__globals__", "__import__",
    "__loader__", "__mro__", "__reduce_ex__", "__spec__", "__subclasses__", "cr_frame", "f_back",
    "f_builtins", "f_globals", "f_locals", "gi_frame", "tb_frame",
}  # fmt: skip


class Forbidden:
    """Forbidden names, and the objects of the standard library behind them."""

    def __init__(self, names: list[str]):
        self._names = set(names)
        self._objects = {}
        for name in names:
            found = library_object(name)
            if found is not UNKNOWN and not isinstance(found, (int, str, tuple, type(None))):
                self._objects[id(found)] = (found, name)  # kept, so that its id stays its own

    def name_of(self, path: str) -> "str | None":
        """The forbidden name that this dotted path is, leads through or ends at."""
        parts = path.split(".")
        for end in range(1, len(parts) + 1):
            if ".".join(parts[:end]) in self._names:
                return ".".join(parts[:end])
        for end in range(1, len(parts) + 1):
            found = library_object(".".join(parts[:end]))
            if found is not UNKNOWN and id(found) in self._objects:
                return self._objects[id(found)][1]
        return None


def library_object(path: str) -> object:
    """What a dotted path names in the standard library, or UNKNOWN."""
    parts = path.split(".")
    if parts[0] not in sys.stdlib_module_names or parts[0] in WITH_EFFECTS:
        return UNKNOWN
    found = UNKNOWN
    for end in range(1, len(parts) + 1):
        inside = UNKNOWN if end == 1 else getattr(found, parts[end - 1], UNKNOWN)
        if inside is UNKNOWN and (end == 1 or isinstance(found, types.ModuleType)):
            inside = library_module(".".join(parts[:end]))
        if inside is UNKNOWN:
            return UNKNOWN
        found = inside
    return found


def library_module(name: str) -> object:
    try:
        return importlib.import_module(name)
    except ImportError:
        return UNKNOWN


class Checker:
    """Follows the names of one file."""

    def __init__(self, file: str, source: str, forbidden: Forbidden):
        self._file = file
        self._lines = source.splitlines() or [""]
        self._forbidden = forbidden
        self._paths: dict[str, set[str]] = {}
        self._stars: set[str] = set()
        self.findings: dict[str, tuple[str, str, int, int]] = {}

    def check(self, tree: ast.AST) -> None:
        nodes = list(ast.walk(tree))
        for node in nodes:
            self._imports(node)
        for _ in range(3):  # an alias of an alias of an alias
            for node in nodes:
                self._assigns(node)
        for node in nodes:
            self._uses(node)

    def _imports(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                self._bind(alias.asname or top, alias.name if alias.asname else top)
                self._judge(alias.name, node)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    self._stars.add(node.module)
                    self._judge(node.module, node)
                else:
                    path = f"{node.module}.{alias.name}"
                    self._bind(alias.asname or alias.name, path)
                    self._judge(path, node)

    def _assigns(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            pairs = [(node.optional_vars, node.context_expr)]
        elif isinstance(node, (ast.For, ast.comprehension)):
            pairs = [(node.target, value) for value in getattr(node.iter, "elts", ())]
        elif isinstance(node, ast.arguments):
            named = node.posonlyargs + node.args
            pairs = list(zip(named[len(named) - len(node.defaults):], node.defaults))
            pairs += [(a, d) for a, d in zip(node.kwonlyargs, node.kw_defaults) if d]
        else:
            return
        for target, value in pairs:
            pairs.extend(zip(getattr(target, "elts", ()), getattr(value, "elts", ())))
            name = target.arg if isinstance(target, ast.arg) else getattr(target, "id", None)
            if name:
                for path in self._resolve(value):
                    self._bind(name, path)

    def _uses(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Name, ast.Attribute, ast.Call, ast.Subscript)):
            for path in self._resolve(node):
                self._judge(path, node)
        if isinstance(node, ast.Attribute) and node.attr in BACK_DOORS:
            self._find("rules.forbidden-api", node.attr, node)
        if isinstance(node, ast.Constant) and node.value in BACK_DOORS:
            self._find("rules.forbidden-api", node.value, node)
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            self._patches(node.value, node)
        if isinstance(node, ast.Call) and node.args:
            if self._is_builtin(node.func, "setattr", "delattr"):
                self._patches(node.args[0], node)
            elif self._is_builtin(node.func, "getattr", "vars"):
                self._dynamic(node)

    def _patches(self, target: ast.AST, node: ast.AST) -> None:
        """The harness uses the same library: nobody changes it."""
        for path in self._resolve(target):
            if isinstance(library_object(path), (types.ModuleType, type)):
                self._find("rules.forbidden-patch", path, node)

    def _dynamic(self, call: ast.Call) -> None:
        """getattr of a module with a name that is computed can reach anything in it."""
        computed = len(call.args) < 2 or not isinstance(call.args[1], ast.Constant)
        for path in self._resolve(call.args[0]):
            if computed and isinstance(library_object(path), types.ModuleType):
                self._find("rules.forbidden-dynamic", path, call)

    def _resolve(self, node: ast.AST) -> set[str]:
        """Dotted paths into the standard library that an expression may stand for."""
        if isinstance(node, ast.Name):
            return self._named(node.id)
        if isinstance(node, ast.Attribute):
            return {f"{path}.{node.attr}" for path in self._resolve(node.value)}
        if isinstance(node, ast.Call) and self._is_builtin(node.func, "getattr"):
            if len(node.args) >= 2 and _is_text(node.args[1]):
                return {f"{p}.{node.args[1].value}" for p in self._resolve(node.args[0])}
        if isinstance(node, ast.Subscript) and _is_text(node.slice):
            return {f"{path}.{node.slice.value}" for path in self._namespace(node.value)}
        if isinstance(node, ast.IfExp):
            return self._resolve(node.body) | self._resolve(node.orelse)
        if isinstance(node, ast.BoolOp):
            return set().union(*map(self._resolve, node.values))
        if isinstance(node, ast.NamedExpr):
            return self._resolve(node.value)
        return set()

    def _namespace(self, node: ast.AST) -> set[str]:
        """Whose names stand in the dictionary: module.__dict__ or vars(module)."""
        if isinstance(node, ast.Attribute) and node.attr == "__dict__":
            return self._resolve(node.value)
        if isinstance(node, ast.Call) and self._is_builtin(node.func, "vars") and node.args:
            return self._resolve(node.args[0])
        return set()

    def _named(self, name: str) -> set[str]:
        paths = set(self._paths.get(name, ()))
        for star in self._stars:
            if library_object(f"{star}.{name}") is not UNKNOWN:
                paths.add(f"{star}.{name}")
        if not paths and hasattr(builtins, name):
            paths.add(f"builtins.{name}")
        return paths

    def _is_builtin(self, function: ast.AST, *names: str) -> bool:
        return any(f"builtins.{name}" in self._resolve(function) for name in names)

    def _bind(self, name: str, path: str) -> None:
        if path.count(".") < 12:  # x = x.y in a loop of assignments
            self._paths.setdefault(name, set()).add(path)

    def _judge(self, path: str, node: ast.AST) -> None:
        name = self._forbidden.name_of(path)
        if name:
            self._find("rules.forbidden-api", name, node)

    def _find(self, key: str, name: str, node: ast.AST) -> None:
        line = getattr(node, "lineno", 0)
        before = self._lines[line - 1].encode()[: getattr(node, "col_offset", 0)]
        found = (key, name, line, len(before.decode("utf-8", "replace")) + 1)
        if name not in self.findings or self.findings[name][2:] > found[2:]:
            self.findings[name] = found


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


class Report:
    """Messages as fields that end in NUL."""

    def __init__(self):
        self._bytes = bytearray()

    def add(self, *fields: object) -> None:
        for field in fields:
            text = str(field).replace("\0", "").encode("utf-8", "replace")
            self._bytes += text + b"\0"

    def write(self, file: str) -> None:
        with open(file, "wb") as target:
            target.write(self._bytes)


def parse(name: str, source: bytes, diagnostics: Report) -> "ast.AST | None":
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            tree = compile(source, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
            compile(source, name, "exec", dont_inherit=True)
        for warning in warned:
            diagnostics.add("WARNING", name, warning.lineno, 0, warning.message)
        return tree
    except SyntaxError as fault:
        column = fault.offset or 0
        diagnostics.add("ERROR", name, fault.lineno or 1, column, f"{fault.msg}")
    except (RecursionError, MemoryError):
        diagnostics.add("ERROR", name, 1, 0, "the source nests too deeply")
    except ValueError as fault:
        diagnostics.add("ERROR", name, 1, 0, fault)
    return None


def main(sources: str, out: str) -> None:
    diagnostics, findings = Report(), Report()
    with open(f"{sources}/forbidden.txt", encoding="utf-8") as file:
        forbidden = Forbidden(file.read().split())
    for folder in ("solution", "include"):
        for home, _, names in sorted(os.walk(f"{sources}/{folder}")):
            for name in sorted(name for name in names if name.endswith(".py")):
                path = os.path.join(home, name)
                shown = os.path.relpath(path, sources)
                with open(path, "rb") as file:
                    source = file.read()
                tree = parse(shown, source, diagnostics)
                if tree is None or folder == "include":
                    continue
                checker = Checker(shown, source.decode("utf-8", "replace"), forbidden)
                try:
                    checker.check(tree)
                except RecursionError:
                    diagnostics.add("ERROR", shown, 1, 0, "the source nests too deeply")
                for key, what, line, column in checker.findings.values():
                    findings.add(key, what, shown, line, column)
    diagnostics.write(f"{out}/diagnostics")
    findings.write(f"{out}/findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
