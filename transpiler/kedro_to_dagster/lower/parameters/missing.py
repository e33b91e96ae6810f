"""Parameters that the configuration lacks and not every job reads: the other jobs run without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...dagster_model.call import MissingValue, ParameterValue
from ...dagster_model.config import ConfigClass
from ...kedro_model.node import WHOLE, Node, NodeId, parameter_path
from ...kedro_model.project import Parameter
from ..planned_jobs import PlannedJob
from .tree import Path
from .typed import Models


def needed_where_read(
    nodes: Iterable[Node],
    environments: Iterable[Mapping[str, Parameter]],
    jobs: Iterable[PlannedJob],
    models: Models,
) -> frozenset[str]:
    """The parameters, by Kedro's dotted paths, that only a run which has a reader of one must be given.

    Kedro refuses a run for the parameters of its own nodes only. A field of the resource without a default
    would stop the runs of all jobs. That is right where every job reads it.
    """
    every = list(environments)
    read = {name for node in nodes for name in node.parameters}
    readers = [{name for node in job.pipeline.nodes for name in node.parameters} for job in jobs]
    return frozenset(
        parameter_path(name)
        for name in read
        if any(_is_missing(name, parameters) for parameters in every)
        and not all(name in names for names in readers)
        and not models.has(parameter_path(name))
        and all(_can_be_left_out(name, read, parameters) for parameters in every)
    )


def with_required(
    classes: tuple[ConfigClass, ...],
    nodes: Iterable[Node],
    values: Mapping[NodeId, Mapping[str, ParameterValue]],
) -> tuple[ConfigClass, ...]:
    """The classes; the resource knows what a run must be given, and for which nodes."""
    required: dict[str, tuple[MissingValue, ...]] = {}
    for node in nodes:
        of_node = values.get(node.identity, {}).values()
        missing = tuple(value for value in of_node if isinstance(value, MissingValue))
        if missing:
            required[node.name] = missing
    return tuple(
        replace(known, required=required) if known.is_resource else known for known in classes
    )


def lacking_in(place: Path, needed: Iterable[Path]) -> tuple[str, ...]:
    """What the mapping at a place has only where a run gives it, as paths in the mapping."""
    length = len(place)
    inside = (path[length:] for path in needed if len(path) > length and path[:length] == place)
    return tuple(sorted(".".join(path) for path in inside))


def _is_missing(name: str, parameters: Mapping[str, Parameter]) -> bool:
    return name in parameters and parameters[name].is_missing


def _can_be_left_out(name: str, read: Iterable[str], parameters: Mapping[str, Parameter]) -> bool:
    """Whether mappings around the parameter can be given to nodes without it; no part of it is read."""
    path = parameter_path(name)
    wholes = {other: parameter_path(other) for other in read if other != name}
    if any(whole.startswith(f"{path}.") for whole in wholes.values()):
        return False
    around = {
        other: path if whole == WHOLE else path.removeprefix(f"{whole}.")
        for other, whole in wholes.items()
        if whole == WHOLE or path.startswith(f"{whole}.")
    }
    return not any(
        _is_missing(other, parameters) or _ends_in_empty(parameters[other].value, inner)
        for other, inner in around.items()
    )


def _ends_in_empty(value: Any, path: str) -> bool:
    """Whether the path leads through an empty mapping, which would be left out with the parameter."""
    *parents, _ = path.split(".")
    for key in parents:
        value = value.get(key) if isinstance(value, Mapping) else None
        if value == {}:
            return True
    return False
