"""What a project has from Kedro's session, and a run without hooks has not.

Node modules that ask Kedro for the project, and what `settings.py` and the registry do on import.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ...codes.project import IMPORT_WITHOUT_EFFECT, PROJECT_NOT_KNOWN
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Node
from ...kedro_model.place import Place

_MODULE = "kedro.framework.project"
# Those do not need a project that is known already.
_OF_NO_PROJECT = {"find_pipelines", "configure_project", "configure_logging", "LOGGING"}


def report_without_session(
    folder: Path, package: str, nodes: Iterable[Node], log: DiagnosticLog
) -> None:
    """Report what is different for the code of a project whose run has no session.

    Modules that make pipelines may ask for the project: they are imported at the export, when Kedro knows
    it.
    """
    for module in sorted({node.function.module for node in nodes if node.function.module}):
        if module.rpartition(".")[2].startswith("pipeline"):
            continue
        for place, name in _found(module, folder, _asked):
            log.add(PROJECT_NOT_KNOWN(module=module, name=name), module, place=place)
    for module in (f"{package}.settings", f"{package}.pipeline_registry"):
        for place, _ in _found(module, folder, _done)[:1]:
            log.add(IMPORT_WITHOUT_EFFECT(module=module), module, place=place)


def _found(
    module: str, folder: Path, find: Callable[[ast.Module], Iterator[tuple[int, str]]]
) -> list[tuple[Place, str]]:
    """What is found in the text of a module that is imported already, by line."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None:
        return []
    path, root = Path(file).resolve(), folder.resolve()
    try:
        text = path.read_text(encoding="utf-8")
        # Most modules ask for nothing.
        tree = ast.parse(text if find is _done or "kedro.framework" in text else "")
    except (OSError, SyntaxError, ValueError):
        return []
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else module
    return [(Place(file=shown, line=line), name) for line, name in sorted(find(tree))]


def _asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The names that a module imports of Kedro's project."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == _MODULE:
            names = [alias.name for alias in node.names if alias.name not in _OF_NO_PROJECT]
            yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.ImportFrom) and node.module == "kedro.framework":
            yield from (
                (node.lineno, alias.name) for alias in node.names if alias.name == "project"
            )
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name == _MODULE)


def _done(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The statements that change something outside of the module: calls, and values put elsewhere."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            # The export has resolved the configuration.
            if "resolver" not in ast.unparse(statement.value.func):
                yield statement.lineno, ast.unparse(statement)
        elif isinstance(statement, (ast.Assign, ast.AugAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if any(isinstance(target, (ast.Attribute, ast.Subscript)) for target in targets):
                yield statement.lineno, ast.unparse(statement)
        elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            waiting += [
                part
                for part in ast.iter_child_nodes(statement)
                if isinstance(part, (ast.stmt, ast.ExceptHandler))
            ]
