"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable

from ..codes.nodes import PARAMETER_CLASS_NOT_IMPORTABLE, PREVIEW_WITHOUT_OUTPUT
from ..diagnostics import DiagnosticLog
from ..kedro_model.node import Node
from ..kedro_model.project import Project


def report_untranslated(project: Project, nodes: Iterable[Node], log: DiagnosticLog) -> None:
    """Report features of nodes, datasets and the project that have no translation."""
    for node in nodes:
        if node.preview is not None and not bool(node.outputs):
            log.add(PREVIEW_WITHOUT_OUTPUT(node=node.name), node.name, place=node.function.place)
    for model in project.parameter_models:
        if model.module is None:
            log.add(
                PARAMETER_CLASS_NOT_IMPORTABLE(model=model.qualname, parameter=model.path),
                model.path,
            )
