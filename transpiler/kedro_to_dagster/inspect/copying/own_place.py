"""Reads from a module's text where it looks for files by its own place, `__file__`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .references import dotted

_SAME = frozenset({"Path", "PurePath", "pathlib.Path", "str", "abspath", "realpath"})
_ABOVE = frozenset({"dirname"})


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A use of a module's own place: how many folders up it goes, if that is told, with its line."""

    levels: int | None
    line: int


def own_places(tree: ast.Module) -> Iterator[OwnPlace]:
    """Every use of `__file__`.

    `Path(__file__).parent / "names.json"` goes one folder up from the file, to the folder that it is in.
    """
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "__file__":
            yield OwnPlace(_levels(node, parents), node.lineno)


def _levels(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> int | None:
    levels = 0
    while True:
        around = parents.get(node)
        if isinstance(around, ast.Call) and node in around.args:
            function = dotted(around.func)
            if function.rpartition(".")[2] in _ABOVE:
                levels += 1
            elif function not in _SAME and function.rpartition(".")[2] not in _SAME:
                return levels or None
        elif isinstance(around, ast.Attribute):
            call = parents.get(around)
            if around.attr == "parent":
                levels += 1
            elif around.attr in ("resolve", "absolute") and isinstance(call, ast.Call):
                around = call
            elif around.attr == "with_name":
                return levels + 1
            elif around.attr == "parents":
                number = _number(parents.get(around))
                if number is None:
                    return None
                levels += number + 1
                around = parents[around]
            else:
                return levels or None
        else:
            return levels or None
        assert around is not None
        node = around


def _number(node: ast.AST | None) -> int | None:
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return node.slice.value if isinstance(node.slice.value, int) else None
    return None
