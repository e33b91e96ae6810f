"""Node modules that ask Kedro for its project, which a run without a session does not know."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...codes.project import PROJECT_NOT_KNOWN
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Node
from ...kedro_model.place import Place

_MODULE = "kedro.framework.project"
# Those do not need a project that is known already.
_OF_NO_PROJECT = {"find_pipelines", "configure_project", "configure_logging", "LOGGING"}


def report_asking_for_project(folder: Path, nodes: Iterable[Node], log: DiagnosticLog) -> None:
    """Report the modules of node functions that import the project's settings or pipelines.

    Modules that make pipelines may do so: they are imported at the export, when Kedro knows the project.
    """
    root = folder.resolve()
    for module in sorted({node.function.module for node in nodes if node.function.module}):
        file = getattr(sys.modules.get(module), "__file__", None)
        if file is None or module.rpartition(".")[2].startswith("pipeline"):
            continue
        path = Path(file).resolve()
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else module
        for line, name in sorted(_asked(path)):
            place = Place(file=shown, line=line)
            log.add(PROJECT_NOT_KNOWN(module=module, name=name), module, place=place)


def _asked(file: Path) -> Iterator[tuple[int, str]]:
    """The names that a module imports of Kedro's project, with their lines."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if "kedro.framework" not in text:
        return
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
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
