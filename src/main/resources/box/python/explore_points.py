"""Puts a point before each access of the program that other threads may see.

Done to the syntax tree: `a.n += 1` becomes `point(a, 7).n += point(1, 8)`, where point() lets the
schedule decide and returns its first argument. So a thread can be switched away between reading
and writing, and between any two accesses, but not within one operation of a list or dictionary:
as under the GIL, only more often. The numbers name the places, for the steps of a replay. (Opcode
events of sys.settrace would do as well, but cost twice the time, and undo what other threads
wrote to closures meanwhile.)
"""

import ast
import sys

POINT = "@point"  # no identifier, so no name of the program's
NUMBERED = "@numbered"
_SIMPLE = (ast.Constant, ast.Name)


class Site:
    """An access in the program: what it does to which variable.

    owned: the point is told the object whose variable it is.
    """

    __slots__ = ("op", "name", "owned")

    def __init__(self, op: str, name: str, owned: bool):
        self.op = op
        self.name = name
        self.owned = owned


class Points(ast.NodeTransformer):
    """Instruments one module, and numbers its sites in a list shared by all."""

    def __init__(self, sites: list[Site], tree: ast.Module):
        self._sites = sites
        self._shared, self._library, self._functions = set(), set(), set()
        for node in ast.walk(tree):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                self._shared.update(node.names)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._functions.add(node.name)
            elif isinstance(node, ast.Import):
                tops = {alias.asname or alias.name.partition(".")[0]: alias for alias in node.names}
                self._library.update(n for n, alias in tops.items() if _of_library(alias.name))

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in self._library:
            return node
        op = "read" if isinstance(node.ctx, ast.Load) else "write"
        node.value = self._point(node.value, op, node.attr, owned=True)
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        op = "read" if isinstance(node.ctx, ast.Load) else "write"
        node.value = self._point(node.value, op, "[]", owned=True)
        return node

    def visit_Name(self, node):
        if node.id in self._shared and isinstance(node.ctx, ast.Load):
            return self._point(node, "read", node.id)
        return node

    def visit_Call(self, node):
        """The point is before the call, and again after arguments that are accesses themselves."""
        method = isinstance(node.func, ast.Attribute)
        if method and node.func.attr in self._functions and isinstance(node.func.value, ast.Name):
            node.args = [self.visit(argument) for argument in node.args]
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
            return node  # its own code has points enough
        arguments = node.args + [keyword.value for keyword in node.keywords]
        accesses = any(not isinstance(argument, _SIMPLE) for argument in arguments)
        self.generic_visit(node)
        if method and isinstance(node.func.value, ast.Call) and _is_point(node.func.value):
            self._site(node.func.value).op = "call"
        if node.args and (accesses or not method) and not isinstance(node.args[-1], ast.Starred):
            node.args[-1] = self._point(node.args[-1], "silent", "-")
        return node

    def visit_Assign(self, node):
        self.generic_visit(node)
        named = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if self._shared.intersection(named):
            node.value = self._point(node.value, "write", named[0])
        return node

    def visit_AugAssign(self, node):
        """The target is read, then the value evaluated, then the point, then it is written."""
        self.generic_visit(node)
        target = node.target
        if not isinstance(target, ast.Name) or target.id in self._shared:
            name = getattr(target, "id", getattr(target, "attr", "[]"))
            node.value = self._point(node.value, "write", name)
            if not isinstance(target, ast.Name) and _is_point(target.value):
                self._site(target.value).op = "read"
        return node

    def visit_AnnAssign(self, node):
        node.target = self.visit(node.target)
        node.value = node.value and self.visit(node.value)
        return node

    def visit_arg(self, node):
        return node

    def visit_FunctionDef(self, node):
        node.args = self.visit(node.args)
        node.body = [self.visit(statement) for statement in node.body]
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        """A class that is decorated is left alone: dataclass makes its hash of what it finds."""
        self.generic_visit(node)
        if not node.decorator_list:
            node.decorator_list = [ast.copy_location(ast.Name(NUMBERED, ast.Load()), node)]
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if isinstance(node.ops[-1], (ast.In, ast.NotIn)):
            node.comparators[-1] = self._point(node.comparators[-1], "read", "in")
        return node

    def visit_For(self, node):
        self.generic_visit(node)
        step = ast.Expr(self._point(ast.copy_location(ast.Constant(None), node), "silent", "for"))
        node.body.insert(0, ast.copy_location(step, node))
        return node

    def visit_While(self, node):
        self.generic_visit(node)
        node.test = self._point(node.test, "silent", "while")
        return node

    def visit_ListComp(self, node):
        self.generic_visit(node)
        node.elt = self._point(node.elt, "silent", "for")
        return node

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node):
        self.generic_visit(node)
        node.value = self._point(node.value, "silent", "for")
        return node

    def _point(self, node, op: str, name: str, owned: bool = False):
        self._sites.append(Site(op, name, owned))
        number = ast.Constant(len(self._sites) - 1)
        function = ast.Name(POINT, ast.Load())
        call = ast.Call(function, [node, number], [])
        for made in (call, function, number):
            ast.copy_location(made, node)
        return call

    def _site(self, call: ast.Call) -> Site:
        return self._sites[call.args[1].value]


def instrumented(source: bytes, path: str, sites: list[Site]):
    """The code of a module with its points."""
    tree = ast.parse(source, path)
    tree = Points(sites, tree).visit(tree)
    return compile(tree, path, "exec", dont_inherit=True)


def _is_point(node) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == POINT


def _of_library(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names
