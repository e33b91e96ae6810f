"""Hooks that register pipelines, or replace them: the export reads the registry, and calls no hook."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...codes.nodes import PIPELINES_OF_HOOK
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from .effects import place_in, tree_of

_MODULE = "kedro.framework.project"
# The methods of a dictionary that change it.
_CHANGING = frozenset({"clear", "pop", "popitem", "setdefault", "update"})


def report_changed_pipelines(hooks: Iterable[Any], folder: Path, log: DiagnosticLog) -> None:
    """Report the hooks in whose modules the registered pipelines are changed."""
    for hook in hooks:
        kind = hook if inspect.ismodule(hook) or isinstance(hook, type) else type(hook)
        module = kind.__name__ if inspect.ismodule(kind) else kind.__module__
        for line in sorted(_changes(tree_of(module)))[:1]:
            place: Place = place_in(module, line, folder)
            log.add(PIPELINES_OF_HOOK(module=module), module, place=place)


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
            changed = [node.func.value] if node.func.attr in _CHANGING else []
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
