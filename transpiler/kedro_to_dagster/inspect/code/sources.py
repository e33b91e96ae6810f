"""Finds the source of a function object, and is sure that it is its source.

The name and the first line of a function's code leave several candidates where lambdas share a line. Each
of them is compiled where it stands and compared with the code that runs: a file that changed since it was
imported, or code that something rewrote, fits none. Candidates that compile to the same code do the same.
"""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, TypeAlias

FunctionNode: TypeAlias = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef

# Beyond the lines of any file; the compiler takes a function's first line from its node.
_FIRST_MARK = 10_000_000


class CannotLiftError(Exception):
    """A function's text cannot stand elsewhere; the message completes "because …"."""


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A function in its file: its node, the nodes around it (outermost first), and the file's text."""

    node: FunctionNode
    around: tuple[ast.AST, ...]
    text: str

    @property
    def owner(self) -> str | None:
        """The names of the functions and classes around it, dotted."""
        names = [
            node.name
            for node in self.around
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        return ".".join(names) or None

    @property
    def nonlocal_names(self) -> frozenset[str]:
        """The variables that a function around it, or one in those, declares to write."""
        outermost = next(
            (function for function in self.around if isinstance(function, FunctionNode)), self.node
        )
        return frozenset(
            name
            for node in ast.walk(outermost)
            if isinstance(node, ast.Nonlocal)
            for name in node.names
        )


def find_source(function: FunctionType) -> FoundSource:
    """Find the node that a function was made of.

    Raises:
        CannotLiftError: If no source is found, or the source is not that of the running code.
    """
    code = function.__code__
    linecache.checkcache(code.co_filename)
    # Python 3.13 takes the module's source for that of code which no file holds, such as `<string>`.
    module = None if code.co_filename.startswith("<") else function.__globals__
    lines = linecache.getlines(code.co_filename, module)
    if not lines:
        raise CannotLiftError("its source cannot be found")
    for candidate, compiled in _candidates("".join(lines), code.co_firstlineno, code.co_name):
        if _key(compiled) == _key(code):
            return candidate
    raise CannotLiftError("its source is not that of the code that runs")


@lru_cache(maxsize=256)
def _candidates(text: str, line: int, name: str) -> tuple[tuple[FoundSource, CodeType], ...]:
    """The functions that begin on a line, each with the code that it is compiled to in its place."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return ()
    sources = [
        FoundSource(node, around, text)
        for node, around in _functions(tree, ())
        if _first_line(node) == line and getattr(node, "name", "<lambda>") == name
    ]
    positions = [(source.node.lineno, source.node.end_lineno) for source in sources]
    for mark, source in enumerate(sources, _FIRST_MARK):
        for marked in (source.node, *getattr(source.node, "decorator_list", ())):
            marked.lineno = marked.end_lineno = mark
    try:
        module = compile(tree, "<candidates>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return ()
    by_mark = {code.co_firstlineno: code for code in code_objects(module)}
    for source, (first, last) in zip(sources, positions, strict=True):
        source.node.lineno, source.node.end_lineno = first, last
    return tuple(
        (source, by_mark[mark])
        for mark, source in enumerate(sources, _FIRST_MARK)
        if mark in by_mark
    )


def _functions(
    node: ast.AST, around: tuple[ast.AST, ...]
) -> Iterator[tuple[FunctionNode, tuple[ast.AST, ...]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FunctionNode):
            yield child, around
        yield from _functions(child, (*around, child))


def _first_line(node: FunctionNode) -> int:
    """The first line of the node's code: that of its first decorator."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return decorators[0].lineno if decorators else node.lineno


def code_objects(code: CodeType) -> Iterator[CodeType]:
    """A code object and those of all functions and classes in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from code_objects(constant)


def _key(code: CodeType) -> tuple[Any, ...]:
    """What a code object does, wherever it stands."""
    return (
        code.co_name,
        code.co_argcount,
        code.co_posonlyargcount,
        code.co_kwonlyargcount,
        code.co_flags,
        code.co_code,
        code.co_names,
        code.co_varnames,
        code.co_freevars,
        code.co_cellvars,
        tuple(_constant(constant) for constant in code.co_consts),
    )


def _constant(value: Any) -> Any:
    if isinstance(value, CodeType):
        return _key(value)
    if isinstance(value, frozenset):
        # Two equal sets may tell their elements in different orders.
        return frozenset, tuple(sorted(map(repr, value)))
    return type(value), repr(value)


@cache
def resolved_file(name: str) -> Path:
    """The path of a source file with links followed; many nodes have theirs in one file."""
    return Path(name).resolve()
