"""What functions may return: a value at all, or what Dagster takes for events (a generator, or its own).

Kedro asks the value (`inspect.isgenerator`), which is there in a run only. So the source is followed: what
the function returns, and what functions that it calls for it return. What is not found this way fails in
a run, with Dagster's words on events.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
import tokenize
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from .signatures import annotations_of
from .trees import parsed

_WORDS = ("Generator", "Iterator", "Iterable")
# How far calls are followed.
_DEPTH = 5


def may_return_events(function: Callable[..., Any]) -> bool:
    """Whether a function that is no generator function itself may return what looks like events."""
    return not inspect.isgeneratorfunction(function) and _may_return(function, _DEPTH)


def may_return_value(function: Callable[..., Any]) -> bool:
    """Whether a function may return anything but None."""
    while isinstance(function, functools.partial):
        function = function.func
    if not inspect.isroutine(function) and not inspect.isclass(function):
        function = type(function).__call__
    if inspect.isgeneratorfunction(function) or hasattr(function, "__wrapped__"):
        return True
    tree = _tree(function)
    return not isinstance(tree, ast.FunctionDef) or any(
        not (isinstance(value, ast.Constant) and value.value is None) for value in _returned(tree)
    )


def _makes_events(function: Any, depth: int) -> bool:
    """Whether what a call of an object gives may be a generator, or an object of Dagster's."""
    if inspect.isclass(function):
        return function.__module__.partition(".")[0] == "dagster"
    return inspect.isgeneratorfunction(function) or _may_return(function, depth)


def _may_return(function: Any, depth: int) -> bool:
    if depth == 0 or inspect.isbuiltin(function) or inspect.isclass(function):
        return False
    while isinstance(function, functools.partial):
        # A partial; of a method `inspect` finds the source itself.
        function = function.func
    if not inspect.isroutine(function):
        own = inspect.getattr_static(type(function), "__call__", None)
        return inspect.isfunction(own) and _makes_events(own, depth)
    wrapped = inspect.unwrap(function)
    if wrapped is not function and _makes_events(wrapped, depth - 1):
        return True
    returned = str(annotations_of(function).get("return", ""))
    if any(word in returned for word in _WORDS):
        return True
    tree = _tree(wrapped)
    return tree is not None and any(
        _is_event(value, tree, function, depth) for value in _returned(tree)
    )


def _tree(function: Any) -> ast.AST | None:
    code = getattr(function, "__code__", None)
    if code is not None:
        find = _lambdas_of if code.co_name == "<lambda>" else _functions_of
        with suppress(OSError, SyntaxError, ValueError):
            definition = find(parsed(code.co_filename)).get((code.co_firstlineno, code.co_name))
            if definition is not None:
                return definition
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, tokenize.TokenError):
        return None
    return tree.body[0] if tree.body else None


@cache
def _lambdas_of(module: ast.Module) -> Mapping[tuple[int, str], ast.AST]:
    """The lambdas of a file by their lines: what is asked of one is asked of all that begin there."""
    lines: dict[tuple[int, str], list[ast.expr]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Lambda):
            lines.setdefault((node.lineno, "<lambda>"), []).append(node)
    return {key: ast.Tuple(elts=lambdas) for key, lambdas in lines.items()}


@cache
def _functions_of(module: ast.Module) -> Mapping[tuple[int, str], ast.AST]:
    """The functions of a file by their first line and name."""
    return {
        (min(node.lineno for node in (line, *line.decorator_list)), line.name): line
        for line in _statements(module)
        if isinstance(line, _FUNCTIONS)
    }


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """The statements in a tree, with the parts of statements that have some."""
    for part in ast.iter_child_nodes(tree):
        if isinstance(part, _BLOCKS):
            yield part
            yield from _statements(part)


def _returned(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that a function returns; not those of functions that are defined in it."""
    if not isinstance(tree, _FUNCTIONS):
        # The line that has a lambda.
        yield from (line.body for line in ast.walk(tree) if isinstance(line, ast.Lambda))
        return
    for line in tree.body:
        yield from _returned_by(line)


def _returned_by(line: ast.AST) -> Iterator[ast.expr]:
    if isinstance(line, ast.Return) and line.value is not None:
        yield line.value
    elif not isinstance(line, _FUNCTIONS):
        for part in ast.iter_child_nodes(line):
            if isinstance(part, _BLOCKS):
                yield from _returned_by(part)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def _is_event(value: ast.expr, tree: ast.AST, function: Any, depth: int) -> bool:
    """Whether an expression of a function may be a generator, or an event."""
    if isinstance(value, ast.GeneratorExp):
        return True
    if isinstance(value, ast.IfExp):
        parts = [value.body, value.orelse]
    elif isinstance(value, ast.BoolOp):
        parts = value.values
    elif isinstance(value, ast.NamedExpr):
        parts = [value.value]
    elif isinstance(value, ast.Name):
        parts = [
            line.value
            for line in ast.walk(tree)
            if isinstance(line, ast.Assign)
            and any(isinstance(name, ast.Name) and name.id == value.id for name in line.targets)
            and not (isinstance(line.value, ast.Name) and line.value.id == value.id)
        ]
    elif isinstance(value, ast.Call):
        inner = _inner(value.func, tree)
        if inner is not None:
            return any(isinstance(line, (ast.Yield, ast.YieldFrom)) for line in ast.walk(inner))
        function_called = _object(value.func, tree, function)
        return function_called is not None and _makes_events(function_called, depth - 1)
    else:
        return False
    return depth > 0 and any(_is_event(part, tree, function, depth - 1) for part in parts)


def _inner(path: ast.expr, tree: ast.AST) -> ast.AST | None:
    """The function of a name that is defined in a function."""
    return next(
        (
            line
            for line in ast.walk(tree)
            if isinstance(line, ast.FunctionDef)
            and isinstance(path, ast.Name)
            and line is not tree
            and line.name == path.id
        ),
        None,
    )


def _object(path: ast.expr, tree: ast.AST, function: Any) -> Any:
    """The object that a name, or attributes of one, stand for in a function; None where unknown."""
    if isinstance(path, ast.Attribute):
        owner = _object(path.value, tree, function)
        # Not getattr, which runs code of the project: only what stands there.
        attribute = None if owner is None else inspect.getattr_static(owner, path.attr, None)
        return (
            attribute.__func__ if isinstance(attribute, (staticmethod, classmethod)) else attribute
        )
    if not isinstance(path, ast.Name):
        return None
    if path.id == "self" and inspect.ismethod(function):
        return function.__self__
    try:
        variables = inspect.getclosurevars(inspect.unwrap(function))
    except (TypeError, ValueError):
        return None
    return variables.nonlocals.get(path.id, variables.globals.get(path.id))
