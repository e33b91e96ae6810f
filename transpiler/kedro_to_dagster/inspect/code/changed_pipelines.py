"""Finds where the project changes the registered pipelines: in hooks, when Kedro makes the context."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from ...kedro_model.place import Place
from .effects import loaded_modules, place_in, tree_of
from .keeping import CHANGING

_MODULE = "kedro.framework.project"


def changes_of_pipelines(package: str, folder: Path) -> dict[str, Place]:
    """The loaded modules of the project that change the registered pipelines, each with its first place."""
    places = {}
    for module in sorted(loaded_modules(package)):
        for line in sorted(_changes(tree_of(module)))[:1]:
            places[module] = place_in(module, line, folder)
    return places


def _changes(tree: ast.Module) -> Iterator[int]:
    """The lines that change `pipelines` of Kedro's project."""
    names = set(_names(tree))
    if not names:
        return
    for node in ast.walk(tree):
        changed: list[ast.expr] = []
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            changed = [node.value]
        elif isinstance(node, ast.AugAssign):
            changed = [node.target]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            changed = [node.func.value] if node.func.attr in CHANGING else []
        yield from (expression.lineno for expression in changed if ast.unparse(expression) in names)


def _names(tree: ast.Module) -> Iterator[str]:
    """What a module calls `pipelines` of Kedro's project."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == _MODULE:
            yield from (
                alias.asname or alias.name for alias in node.names if alias.name == "pipelines"
            )
        elif isinstance(node, ast.ImportFrom) and node.module == "kedro.framework":
            yield from (
                f"{alias.asname or alias.name}.pipelines"
                for alias in node.names
                if alias.name == "project"
            )
        elif isinstance(node, ast.Import):
            yield from (
                f"{alias.asname or alias.name}.pipelines"
                for alias in node.names
                if alias.name == _MODULE
            )
