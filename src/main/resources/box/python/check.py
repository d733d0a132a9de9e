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


LOOK_UPS = {"builtins.getattr", "builtins.vars"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
OF_MODULES = ("getattr", "vars", "hasattr", "setattr", "delattr", "dir", "print", "repr", "str")


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

    def __init__(
        self, source: str, tree: ast.AST, forbidden: Forbidden, others: "dict[str, Checker]"
    ):
        self._lines = source.splitlines() or [""]
        self._nodes = list(ast.walk(tree))
        self._parents = {
            child: node for node in self._nodes for child in ast.iter_child_nodes(node)
        }
        self._forbidden = forbidden
        self._others = others
        self._paths: dict[str, set[str]] = {}
        self._stars: set[str] = set()
        self.findings: dict[str, tuple[str, str, int, int]] = {}
        for node in self._nodes:
            self._imports(node)

    def follow(self) -> None:
        """One assignment further: an alias of an alias takes two rounds."""
        for node in self._nodes:
            self._assigns(node)

    def judge(self) -> None:
        for node in self._nodes:
            self._uses(node)
            self._hands_on(node)

    def _imports(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                self._bind(alias.asname or top, alias.name if alias.asname else top)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    self._stars.add(node.module)
                else:
                    self._bind(alias.asname or alias.name, f"{node.module}.{alias.name}")

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
        if isinstance(node, ast.Import):
            for alias in node.names:
                self._judge(alias.name, node)
        if isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                path = node.module if alias.name == "*" else f"{node.module}.{alias.name}"
                self._judge(path, node)
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
        if isinstance(node, ast.Call) and not node.args and self._is_builtin(node.func, "vars"):
            self._find("rules.forbidden-api", "vars", node)

    def _hands_on(self, node: ast.AST) -> None:
        """What becomes of a module that is a value, or of a look-up by name, is not followed."""
        if isinstance(node, (ast.Import, ast.ImportFrom)) and self._is_in_class(node):
            self._find("rules.forbidden-value", node.names[0].name, node)
        if not isinstance(getattr(node, "ctx", None), ast.Load):
            return
        for path in self._resolve(node):
            is_carrier = path in self._others or path in LOOK_UPS or _is_module(path)
            if is_carrier and not self._is_followed(node) and not self._is_local(node):
                self._find("rules.forbidden-value", path, node)
        if isinstance(node, ast.Attribute) and node.attr == "__dict__":
            parent = self._parents[node]
            if not (isinstance(parent, ast.Subscript) and _is_text(parent.slice)):
                for path in filter(_is_module, self._resolve(node.value)):
                    self._find("rules.forbidden-value", path, node)

    def _is_followed(self, node: ast.AST) -> bool:
        """Whether all that becomes of a value is another name for it, or a use of its members."""
        parent = self._parents[node]
        if isinstance(parent, (ast.Attribute, ast.Expr, ast.FormattedValue, ast.arguments)):
            return True
        if isinstance(parent, ast.Call):
            if parent.func is node:
                return True
            return node in parent.args[:1] and self._is_builtin(parent.func, *OF_MODULES)
        if isinstance(parent, (ast.Assign, ast.AnnAssign)):
            targets = getattr(parent, "targets", None) or [parent.target]
            are_names = all(isinstance(target, ast.Name) for target in targets)
            return are_names and not self._is_in_class(parent)
        if isinstance(parent, (ast.NamedExpr, ast.IfExp, ast.BoolOp)):
            return self._is_followed(parent)
        if isinstance(parent, (ast.List, ast.Tuple, ast.Set)):
            loop = self._parents[parent]
            is_loop = isinstance(loop, (ast.For, ast.comprehension)) and loop.iter is parent
            return is_loop and isinstance(loop.target, ast.Name)
        return False

    def _is_local(self, node: ast.AST) -> bool:
        """Whether it only has the name of a module, and is a variable of its function."""
        function = node
        while not isinstance(function, FUNCTIONS):
            if function not in self._parents:
                return False
            function = self._parents[function]
        inside = list(ast.walk(function))
        name = getattr(node, "id", None)
        stored = [
            each for each in inside
            if (isinstance(each, ast.arg) and each.arg == name)
            or (isinstance(each, ast.Name) and each.id == name and isinstance(each.ctx, ast.Store))
        ]
        return bool(stored) and not any(map(self._takes_module, stored))

    def _takes_module(self, stored: ast.AST) -> bool:
        parent = self._parents[stored]
        if isinstance(parent, ast.arguments):
            values = parent.defaults + [each for each in parent.kw_defaults if each]
        elif isinstance(parent, (ast.For, ast.comprehension)):
            values = getattr(parent.iter, "elts", ())
        else:
            values = [each for each in (getattr(parent, "value", None),) if each]
        return any(map(_is_module, set().union(*map(self._resolve, values))))

    def _is_in_class(self, node: ast.AST) -> bool:
        """Whether a name that is bound here becomes a member of a class."""
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, FUNCTIONS):
                return False
            if isinstance(node, ast.ClassDef):
                return True
        return False

    def _patches(self, target: ast.AST, node: ast.AST) -> None:
        """The harness uses the same library: nobody changes it."""
        for path in self._resolve(target):
            if isinstance(library_object(path), (types.ModuleType, type)):
                self._find("rules.forbidden-patch", path, node)

    def _dynamic(self, call: ast.Call) -> None:
        """getattr of a module with a name that is computed can reach anything in it."""
        computed = len(call.args) < 2 or not isinstance(call.args[1], ast.Constant)
        for path in self._resolve(call.args[0]):
            if computed and _is_module(path):
                self._find("rules.forbidden-dynamic", path, call)

    def _resolve(self, node: ast.AST) -> set[str]:
        """Dotted paths into the standard library that an expression may stand for."""
        if isinstance(node, ast.Name):
            return self._named(node.id)
        if isinstance(node, ast.Attribute):
            paths = (self._expand(f"{path}.{node.attr}") for path in self._resolve(node.value))
            return set().union(*paths)
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

    def _expand(self, path: str, depth: int = 0) -> set[str]:
        """What a member of another file of the solution stands for."""
        file, _, rest = path.partition(".")
        name, _, members = rest.partition(".")
        if not name or file not in self._others or depth > len(self._others):
            return {path}
        other = self._others[file]
        inside = other._paths.get(name, set()) | {f"{star}.{name}" for star in other._stars}
        return {path}.union(*(
            other._expand(f"{one}.{members}" if members else one, depth + 1) for one in inside
        ))

    def _named(self, name: str) -> set[str]:
        paths = set().union(*map(self._expand, self._paths.get(name, ())))
        for star in self._stars:
            for path in self._expand(f"{star}.{name}"):
                if library_object(path) is not UNKNOWN:
                    paths.add(path)
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


def _is_module(path: str) -> bool:
    return isinstance(library_object(path), types.ModuleType)


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


def check(checkers: "dict[str, Checker]") -> set[str]:
    """All files together, for each may use names of the others; those that nest too deeply."""
    too_deep = set()
    for step in (Checker.follow, Checker.follow, Checker.follow, Checker.judge):
        for stem, checker in checkers.items():
            try:
                step(checker)
            except RecursionError:
                too_deep.add(stem)
    return too_deep


def main(sources: str, out: str) -> None:
    diagnostics, findings = Report(), Report()
    with open(f"{sources}/forbidden.txt", encoding="utf-8") as file:
        forbidden = Forbidden(file.read().split())
    checkers: dict[str, Checker] = {}
    for folder in ("solution", "include"):
        for home, _, names in sorted(os.walk(f"{sources}/{folder}")):
            for name in sorted(name for name in names if name.endswith(".py")):
                path = os.path.join(home, name)
                with open(path, "rb") as file:
                    source = file.read()
                tree = parse(os.path.relpath(path, sources), source, diagnostics)
                if tree is not None and folder == "solution":
                    text = source.decode("utf-8", "replace")
                    checkers[name[:-3]] = Checker(text, tree, forbidden, checkers)
    for stem in check(checkers):
        diagnostics.add("ERROR", f"solution/{stem}.py", 1, 0, "the source nests too deeply")
    for stem, checker in checkers.items():
        for key, what, line, column in checker.findings.values():
            findings.add(key, what, f"solution/{stem}.py", line, column)
    diagnostics.write(f"{out}/diagnostics")
    findings.write(f"{out}/findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
