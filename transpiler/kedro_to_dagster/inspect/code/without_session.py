"""What a project has from Kedro's session, and a run without hooks has not.

Node modules that ask Kedro for the project, and what modules that only Kedro imports do to others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...codes import Finding
from ...codes.project import IMPORT_TOO_LATE, IMPORT_WITHOUT_EFFECT, PROJECT_NOT_KNOWN
from ...kedro_model.node import Node
from ...kedro_model.place import Place
from .effects import (
    TELLING,
    are_collected,
    effects,
    effects_when_asked,
    late_modules,
    loaded_modules,
    modules_of_run,
    place_in,
    subclasses,
    tree_of,
)

_MODULE = "kedro.framework.project"
# A session is of the project that Kedro knows.
_MODULES = (_MODULE, "kedro.framework.session", "kedro.framework.session.session")
# Those do not need a project that is known already.
_OF_NO_PROJECT = {"find_pipelines", "configure_project", "configure_logging", "LOGGING"}


@dataclass(frozen=True, slots=True)
class Need:
    """Code that needs what Kedro loads before a run, and what is to be said where a run cannot load it."""

    finding: Finding
    module: str
    place: Place


def needs_of_session(
    folder: Path, package: str, nodes: Iterable[Node], dataset_modules: Iterable[str]
) -> tuple[Need, ...]:
    """Find what is different for the code of a project whose run has no session.

    Modules that make pipelines may ask for the project: they are imported at the export, when Kedro knows
    it. What they do to other modules is gone in a run, which imports those of nodes and datasets only, and
    those of a node with that node.
    """
    functions = [node.function for node in nodes if node.function.module]
    of_nodes = {function.module for function in functions}
    # A function that is copied does not import the module that it is from.
    imported = {function.module for function in functions if function.expression is None}
    of_run = modules_of_run(package, {*imported, *dataset_modules})
    needs = []
    for module in sorted(of_run | of_nodes):
        if module.rpartition(".")[2].startswith("pipeline"):
            continue
        for line, name in sorted(_asked(tree_of(module))):
            found = PROJECT_NOT_KNOWN(module=module, name=name)
            needs.append(Need(found, module, place_in(module, line, folder)))
    # Kedro imports them all before the first node.
    late = late_modules(package, imported, dataset_modules)
    loaded = loaded_modules(package)
    collected = (loaded - of_run) | late if are_collected(loaded) else set()
    for module in sorted(loaded):
        is_of_run = module in of_run
        code = IMPORT_TOO_LATE if module in late else IMPORT_WITHOUT_EFFECT
        lines = {*effects_when_asked(module, is_of_run=is_of_run)}
        if module in late or not is_of_run:
            lines |= {*effects(module, but_of=TELLING if is_of_run else ())}
        if module in collected:
            lines |= {*subclasses(module)}
        for line in sorted(lines)[:1]:
            needs.append(Need(code(module=module), module, place_in(module, line, folder)))
    return tuple(needs)


def _asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The names that a module imports of Kedro's project, or of its sessions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in _MODULES:
            names = [alias.name for alias in node.names if alias.name not in _OF_NO_PROJECT]
            yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.ImportFrom) and node.module == "kedro.framework":
            yield from (
                (node.lineno, alias.name)
                for alias in node.names
                if alias.name in ("project", "session")
            )
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in _MODULES)
