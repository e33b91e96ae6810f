"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import DiagnosticLog
from ..kedro_model.node import Node
from ..kedro_model.project import Project


def report_untranslated(project: Project, nodes: Iterable[Node], log: DiagnosticLog) -> None:
    """Report features of nodes, datasets and the project that have no translation."""
    for node in nodes:
        if node.preview is not None and not bool(node.outputs):
            log.add(
                "K2D203",
                node.name,
                f"the preview function of node '{node.name}' is left out.",
                hint="It is shown with the outputs of a node, and this one has none.",
                place=node.function.place,
            )
    for model in project.parameter_models:
        if model.module is None:
            log.add(
                "K2D206",
                model.path,
                f"the class '{model.qualname}' of parameter '{model.path}' cannot be imported by name; "
                "the node gets the plain value.",
                hint="Define it at the top level of a module.",
            )
