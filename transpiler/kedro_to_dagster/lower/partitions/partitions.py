"""Partitions: which datasets have them, which nodes make them one by one, and how they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any

from ...codes.datasets import (
    MAPPING_LEFT_OUT,
    OUTPUTS_PARTITIONED_APART,
    PARTITIONS_DIFFER,
    PARTITIONS_IN_ONE_STEP,
    PARTITIONS_LEFT_OUT,
)
from ...dagster_model.code import Construction, Reference
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import FanOut
from ...kedro_model.dataset import Dataset, DeclaredPartitions, open_values_in
from ...kedro_model.node import Node, NodeId, Pipeline, untranscoded
from ...kedro_model.project import Project
from ...literals import exact
from ...options import Options
from ..names.naming import Names
from .catalog_values import UntranslatableError
from .definitions import Definition, parse_backfill_policy, parse_definition
from .mappings import parse_mapping
from .partitioning import DeclaredMapping, PartitionedData, Partitioning
from .sensors import lower_sensors
from .spans import with_windows
from .unfit_mappings import without_unfit_mappings
from .variables import definition_variables, with_mapping_variables, with_variables

_MAPPING_KEYS = ("partition_mapping", "partition_mappings")
# A step for each key costs many times what the function does: with more keys there is one for all.
_MANY_KEYS = 100
_SINGLE_RUN = Construction(function=Reference(path=("dg", "BackfillPolicy", "single_run")))


def lower_partitions(
    project: Project,
    nodes: tuple[Node, ...],
    pipelines: Collection[Pipeline],
    datasets: Mapping[str, Dataset],
    names: Names,
    options: Options,
    log: DiagnosticLog,
) -> Partitioning:
    """Decide on the partitions of every dataset and node, and of runs of the pipelines.

    Raises:
        ProjectError: If a dataset has other partitions in another environment of the package.
    """
    if project.other_environments:
        _refuse_other_partitions(project, sorted(datasets))
    declared = _declared_data(datasets, options.partitions, log)
    if not declared:
        return Partitioning()
    even = _without_uneven(declared, nodes, datasets, log)
    # Of pipelines that are left out, nobody knows the datasets.
    targets = None if options.pipelines else {untranscoded(name) for name in datasets}
    fit = without_unfit_mappings(even, nodes, datasets, targets, log)
    data, mappings = with_mapping_variables(with_variables(fit))
    made_by: dict[NodeId, PartitionedData] = {}
    for node in nodes:
        partitioned = [data[name] for name in _outputs(node) if name in data]
        if partitioned:
            made_by[node.identity] = partitioned[0]
    # What reads partitions is called for each one; the node that makes them of something else makes all.
    fanned_out = frozenset(
        node.identity
        for node in nodes
        if node.identity in made_by
        and made_by[node.identity].definition.is_static
        and any(untranscoded(binding.dataset) in data for binding in node.inputs)
    )
    _tell_of_many((made_by[node] for node in fanned_out), datasets, options.partitions, log)
    partitioning = Partitioning(
        datasets=data,
        nodes=made_by,
        fanned_out=fanned_out,
        definitions=definition_variables(data),
        mappings=mappings,
        sensors=lower_sensors(project, data, nodes, datasets, names, log),
    )
    return with_windows(partitioning, pipelines)


def declared_partitions(dataset: Dataset) -> DeclaredPartitions | None:
    """What the dataset says of its partitions, itself or in its metadata."""
    if dataset.partitions is not None:
        return dataset.partitions
    special = dataset.dagster_metadata
    if not special.get("partitions"):
        return None
    declared = special["partitions"]
    mappings: dict[str, Any] = {}
    if isinstance(declared, dict):
        declared = dict(declared)
        for key in _MAPPING_KEYS:
            mappings.update(declared.pop(key, None) or special.get(key) or {})
    return DeclaredPartitions(definition=declared, mappings=tuple(mappings.items()))


def _refuse_other_partitions(project: Project, datasets: Iterable[str]) -> None:
    """Refuse what differs among environments: assets and jobs are the same in all of them."""
    for name in datasets:
        environments_by_partitions: defaultdict[Hashable, list[str]] = defaultdict(list)
        for environment, version in project.versions_of(name).items():
            environments_by_partitions[
                exact((declared_partitions(version), version.is_nothing))
            ].append(environment)
        if len(environments_by_partitions) > 1:
            environments = " and in ".join(
                ", ".join(alike) for alike in environments_by_partitions.values()
            )
            raise PARTITIONS_DIFFER(name=name, environments=environments)


def _declared_data(
    datasets: Mapping[str, Dataset], fan_out: FanOut | None, log: DiagnosticLog
) -> dict[str, PartitionedData]:
    data: dict[str, PartitionedData] = {}
    for name, dataset in sorted(datasets.items()):
        declared = declared_partitions(dataset)
        if declared is None or untranscoded(name) in data:
            continue
        try:
            if dataset.partitions is None and not dataset.dataset_class.is_partitioned:
                raise UntranslatableError("only datasets of the type PartitionedDataset have any")
            data[untranscoded(name)] = _data(declared, dataset, fan_out, log)
        except UntranslatableError as error:
            log.add(PARTITIONS_LEFT_OUT(name=name, cause=error), name, place=dataset.place)
    return data


def _data(
    declared: DeclaredPartitions, dataset: Dataset, fan_out: FanOut | None, log: DiagnosticLog
) -> PartitionedData:
    name = untranscoded(dataset.name)
    _refuse_open(declared.definition)
    definition, policy = declared.definition, None
    if isinstance(definition, dict):
        definition = dict(definition)
        policy = parse_backfill_policy(definition.pop("backfill_policy", None))
    mappings = []
    for target, mapping in declared.mappings:
        try:
            _refuse_open(mapping)
            value = parse_mapping(mapping)
            assert isinstance(value.function, Reference)
            type_ = value.function.path[-1]
            mappings.append(DeclaredMapping(target=str(target), type=type_, value=value))
        except UntranslatableError as error:
            log.add(
                MAPPING_LEFT_OUT(name=name, target=target, cause=error),
                f"{name} to {target}",
                place=dataset.place,
            )
    parsed = parse_definition(definition, name)
    # Whoever declares partitions on Kedro's own class expects the node to be called as by Kedro.
    is_together = parsed.is_static and _is_together(dataset, parsed, fan_out)
    return PartitionedData(
        name=name,
        definition=parsed,
        variable="",
        mappings=tuple(mappings),
        backfill_policy=policy or (_SINGLE_RUN if is_together else None),
        is_made_together=is_together,
    )


def _is_together(dataset: Dataset, definition: Definition, fan_out: FanOut | None) -> bool:
    if fan_out is not None:
        return fan_out is FanOut.TOGETHER
    return dataset.partitions is None or len(definition.keys) > _MANY_KEYS


def _tell_of_many(
    fanned_out: Iterable[PartitionedData],
    datasets: Mapping[str, Dataset],
    fan_out: FanOut | None,
    log: DiagnosticLog,
) -> None:
    """Tell of what would have a step for each key, had it fewer of them."""
    for data in sorted(
        {data.name: data for data in fanned_out}.values(), key=lambda data: data.name
    ):
        view = next(view for view in sorted(datasets) if untranscoded(view) == data.name)
        declared_apart = datasets[view].partitions is not None
        if fan_out is None and declared_apart and data.is_made_together:
            log.add(
                PARTITIONS_IN_ONE_STEP(count=len(data.definition.keys), dataset=data.name),
                data.name,
                place=datasets[view].place,
            )


def _refuse_open(declared: Any) -> None:
    """Refuse what only a run could say: partitions are the same in all of them."""
    for value in open_values_in(declared):
        raise UntranslatableError(f"{value.text} has no value at the export")


def _without_uneven(
    data: dict[str, PartitionedData],
    nodes: Iterable[Node],
    datasets: Mapping[str, Dataset],
    log: DiagnosticLog,
) -> dict[str, PartitionedData]:
    """Leave out partitions that a node makes together with something that has not the same ones."""
    uneven: set[str] = set()
    nothing = {untranscoded(name) for name, dataset in datasets.items() if dataset.is_nothing}
    for node in nodes:
        outputs = [name for name in _outputs(node) if name not in nothing]
        kinds = {exact(data[name].definition) if name in data else None for name in outputs}
        if len(kinds) > 1:
            partitioned = [name for name in outputs if name in data]
            uneven.update(partitioned)
            names = ", ".join(f"'{name}'" for name in partitioned)
            log.add(
                OUTPUTS_PARTITIONED_APART(
                    node=node.name, names=names, verb="is" if len(partitioned) == 1 else "are"
                ),
                node.name,
                place=node.function.place,
            )
    return {name: part for name, part in data.items() if name not in uneven}


def _outputs(node: Node) -> list[str]:
    return [untranscoded(binding.dataset) for binding in node.outputs]
