"""Sensors that look for new partitions of a dataset, for each dynamic definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...codes.datasets import NO_SENSOR, NO_SENSOR_FOR_OPEN
from ...dagster_model.partitions import PartitionSensor
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset, open_values_in
from ...kedro_model.deferred import deferred_values_in
from ...kedro_model.node import Node, untranscoded
from ...kedro_model.project import Project
from ..names import bound
from ..names.identifiers import safe_identifier, unique_names
from ..names.naming import Names
from .partitioning import PartitionedData


def lower_sensors(
    project: Project,
    partitioned: Mapping[str, PartitionedData],
    nodes: Iterable[Node],
    datasets: Mapping[str, Dataset],
    names: Names,
    log: DiagnosticLog,
) -> tuple[PartitionSensor, ...]:
    """A sensor for each dynamic definition whose files come from elsewhere."""
    written = {untranscoded(output.dataset) for node in nodes for output in node.outputs}
    sensors: dict[str, PartitionSensor] = {}
    functions = unique_names(
        partitioned, lambda name: safe_identifier(f"{name}_sensor", bound.SENSORS)
    )
    for name, data in sorted(partitioned.items()):
        if data.definition.is_dynamic and name not in written and data.variable not in sensors:
            view = next(view for view in sorted(datasets) if untranscoded(view) == name)
            if _is_left_open(datasets[view], project, log):
                continue
            sensors[data.variable] = PartitionSensor(
                function_name=functions[name],
                dataset=name,
                io_manager_key=names.io_manager_keys[view],
                partitions=data.variable,
            )
    return tuple(sensors.values())


def _is_left_open(dataset: Dataset, project: Project, log: DiagnosticLog) -> bool:
    """Whether only a run can say where the files are; a sensor has no configuration to say it in."""
    versions = project.versions_of(dataset.name).values()
    arguments = [value for version in versions for _, value in version.arguments]
    is_open = [value.text for value in open_values_in(arguments)]
    open_texts = [*is_open, *(value.text for value in deferred_values_in(arguments))]
    if open_texts:
        log.add(
            NO_SENSOR_FOR_OPEN(dataset=dataset.name, value=open_texts[0])
            if is_open
            else NO_SENSOR(dataset=dataset.name, value=open_texts[0]),
            dataset.name,
            place=dataset.place,
        )
    return bool(open_texts)
