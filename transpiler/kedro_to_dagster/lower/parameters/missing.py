"""Parameters that the configuration lacks and not every job reads: the other jobs run without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...kedro_model.node import WHOLE, Node, parameter_path
from ...kedro_model.project import Parameter
from ..planned_jobs import PlannedJob
from .tree import Path
from .typed import Models


def needed_where_read(
    nodes: Iterable[Node],
    environments: Iterable[Mapping[str, Parameter]],
    jobs: Iterable[PlannedJob],
    models: Models,
) -> frozenset[Path]:
    """The parameters that a run need not be given, unless it has a node that reads one of them.

    Kedro refuses a run for the parameters of its own nodes only. A field of the resource without a default
    would stop the runs of all jobs. That is right where every job reads it.
    """
    read = {name for node in nodes for name in node.parameters}
    missing = {
        parameter.name
        for parameters in environments
        for parameter in parameters.values()
        if parameter.is_missing
    }
    readers = [{name for node in job.pipeline.nodes for name in node.parameters} for job in jobs]
    paths = {name: parameter_path(name) for name in read}
    return frozenset(
        tuple(paths[name].split("."))
        for name in missing & read
        if not all(name in names for names in readers)
        and not models.has(paths[name])
        and not any(_overlap(paths[name], other) for other in paths.values())
    )


def _overlap(path: str, other: str) -> bool:
    """Whether two different parameters have a part in common."""
    if path == other:
        return False
    return other == WHOLE or path.startswith(f"{other}.") or other.startswith(f"{path}.")
