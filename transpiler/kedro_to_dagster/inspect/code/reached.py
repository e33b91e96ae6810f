"""Which functions of a project may run, as far as their names tell: what nothing calls does not count."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

# What Kedro calls.
_CALLED_BY_KEDRO = frozenset({"create_pipeline", "register_pipelines"})
# What finds functions by names that the source does not tell.
_FINDS_ANY = frozenset({"globals", "vars", "import_module", "getmembers", "__dict__"})
_Functions = (ast.FunctionDef, ast.AsyncFunctionDef)
_Imports = (ast.Import, ast.ImportFrom)


def reached(modules: Iterable[ast.Module], names: Collection[str]) -> set[ast.stmt]:
    """The top-level statements of modules that an import runs, and the functions that these lead to.

    A function is led to by its name, in whichever module that stands; `names` are known from
    elsewhere. Decorators, and classes with all their methods, hand on what they are given.
    """
    found: set[ast.stmt] = set()
    functions: dict[str, list[ast.stmt]] = {}
    for line in (line for module in modules for line in module.body):
        if isinstance(line, _Functions) and not line.decorator_list:
            functions.setdefault(line.name, []).append(line)
        elif not is_script(line):
            found.add(line)
    waiting = [*_CALLED_BY_KEDRO, *names, *(name for line in found for name in _names(line))]
    while waiting:
        name = waiting.pop()
        if name in _FINDS_ANY:
            return found.union(*functions.values())
        for function in functions.pop(name, ()):
            found.add(function)
            waiting += _names(function)
    return found


def is_script(line: ast.AST) -> bool:
    """Whether a statement is run only where its module is a script."""
    return isinstance(line, ast.If) and "__name__" in ast.unparse(line.test)


def _names(line: ast.AST) -> Iterator[str]:
    """The names by which a statement may call something, or hand it on."""
    for node in ast.walk(line):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, _Imports):
            yield from (alias.name for alias in node.names if alias.asname is not None)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr":
            yield from _got(node.args)


def _got(arguments: list[ast.expr]) -> Iterator[str]:
    """The attribute that is got by its name; any, if the source does not tell which."""
    for name in arguments[1:2]:
        yield str(name.value) if isinstance(name, ast.Constant) else "globals"
