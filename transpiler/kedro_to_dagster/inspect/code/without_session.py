"""What a project has from Kedro's session, and a run without hooks has not.

Node modules that ask Kedro for the project, and what modules that only Kedro imports do to others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...codes.project import IMPORT_WITHOUT_EFFECT, PROJECT_NOT_KNOWN
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Node
from .effects import effects, modules_of_kedro_alone, place_in, tree_of

_MODULE = "kedro.framework.project"
# Those do not need a project that is known already.
_OF_NO_PROJECT = {"find_pipelines", "configure_project", "configure_logging", "LOGGING"}


def report_without_session(
    folder: Path,
    package: str,
    nodes: Iterable[Node],
    dataset_modules: Iterable[str],
    log: DiagnosticLog,
) -> None:
    """Report what is different for the code of a project whose run has no session.

    Modules that make pipelines may ask for the project: they are imported at the export, when Kedro knows
    it. What they do to other modules is gone in a run, which imports those of nodes and datasets only.
    """
    of_nodes = {node.function.module for node in nodes if node.function.module}
    for module in sorted(of_nodes):
        if module.rpartition(".")[2].startswith("pipeline"):
            continue
        for line, name in sorted(_asked(tree_of(module))):
            place = place_in(module, line, folder)
            log.add(PROJECT_NOT_KNOWN(module=module, name=name), module, place=place)
    for module in modules_of_kedro_alone(package, {*of_nodes, *dataset_modules}):
        for line in sorted(effects(module))[:1]:
            place = place_in(module, line, folder)
            log.add(IMPORT_WITHOUT_EFFECT(module=module), module, place=place)


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
