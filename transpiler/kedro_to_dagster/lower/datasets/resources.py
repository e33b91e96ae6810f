"""Datasets: an I/O manager class for each dataset type, and a configured instance for each dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...dagster_model.config import IOManagerClass, Resource
from ...dagster_model.package import Credentials
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset, OpenValue
from ...kedro_model.deferred import in_yaml
from ...kedro_model.node import Node, is_parameter, untranscoded
from ...kedro_model.place import in_source_order
from ...kedro_model.project import Project
from ...options import Options
from ..names.bound import MEMORY_IO_MANAGER, NOTHING_IO_MANAGER
from ..names.identifiers import credentials_variable, unique_names
from ..names.naming import Names
from ..partitions.partitioning import Partitioning
from ..planned_jobs import PlannedJob
from .arguments import ClassKey, Configured, configure
from .io_manager_classes import OPTIONS_FIELD, class_name_of, hides_preview, io_manager_class
from .io_managers import has_own_io_manager
from .own_io_managers import OwnIOManagers

_RUNTIME_CLASSES = frozenset(
    {"KedroDatasetIOManager", "MemoryDatasetIOManager", "PartitionsIOManager"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """The I/O managers of the package: the classes, and what is configured in each environment.

    `resources` are those of the first environment, `of_environments` those of the others. `credentials`
    are the entries that they refer to.
    """

    classes: tuple[IOManagerClass, ...]
    resources: tuple[Resource, ...]
    of_environments: Mapping[str, tuple[Resource, ...]]
    credentials: tuple[Credentials, ...]


def lower_datasets(
    project: Project,
    nodes: Iterable[Node],
    datasets: Mapping[str, Dataset],
    names: Names,
    partitioning: Partitioning,
    own: OwnIOManagers,
    planned: Iterable[PlannedJob],
    options: Options,
    log: DiagnosticLog,
) -> Resources:
    """Make the I/O manager classes and resources of all datasets that the nodes use.

    The environments share the classes, whose fields are those that one of them needs. Datasets whose I/O
    managers are the project's `own` have no others.
    """
    memory = _Memory(folder=project.package_name, options=options)
    datasets = {
        name: dataset for name, dataset in datasets.items() if untranscoded(name) not in own.keys
    }
    stored = {name for name, dataset in datasets.items() if has_own_io_manager(dataset)}
    nodes = tuple(nodes)
    used_by = {} if project.has_session else _users_of_confirmed(nodes, planned)
    credentials: set[str] = set()
    groups: defaultdict[ClassKey, list[Configured]] = defaultdict(list)
    first: dict[str, Configured] = {}
    of_environments: defaultdict[str | None, dict[str, Resource]] = defaultdict(dict)
    for environment, dataset in _in_environments(project):
        if dataset.name not in stored:
            continue
        if _is_plain_memory(dataset):
            resource = memory.resource(dataset, names.io_manager_keys[dataset.name])
            of_environments[environment][dataset.name] = resource
            continue
        configured = configure(dataset, log, credentials, environment)
        is_partitioned = partitioning.of(dataset.name) is not None
        configured = replace(
            configured, is_partitioned=is_partitioned, used_by=used_by.get(dataset.name)
        )
        like = first.setdefault(dataset.name, configured)
        groups[configured.class_key(like)].append(configured)
    class_names = unique_names(groups, class_name_of, _RUNTIME_CLASSES, lambda name: f"Kedro{name}")
    classes = {key: io_manager_class(class_names[key], members) for key, members in groups.items()}
    for key, members in groups.items():
        for member in members:
            name = member.dataset.name
            resource = _resource(names.io_manager_keys[name], member, classes[key])
            of_environments[member.environment][name] = resource
    positions = {name: (in_source_order(dataset.place), name) for name, dataset in datasets.items()}
    in_order = {
        environment: tuple(resources[name] for name in sorted(resources, key=positions.__getitem__))
        for environment, resources in of_environments.items()
    }
    common = _shared_resources(datasets.values(), nodes, memory)
    return Resources(
        classes=tuple(sorted(classes.values(), key=lambda io_manager: io_manager.name)),
        resources=(*common, *own.resources, *in_order.pop(None, ())),
        of_environments={name or "": resources for name, resources in in_order.items()},
        credentials=_credentials(credentials),
    )


def _users_of_confirmed(
    nodes: tuple[Node, ...], planned: Iterable[PlannedJob]
) -> dict[str, tuple[str, ...]]:
    """The datasets that are only confirmed, by any node or in a job, with the nodes that use them."""
    runs = (nodes, *(job.pipeline.nodes for job in planned))
    names = {name for run in runs for name in _confirmed(run) - _used(run)}
    return {name: tuple(node.name for node in nodes if name in _used([node])) for name in names}


def _confirmed(nodes: Iterable[Node]) -> set[str]:
    return {name for node in nodes for name in node.confirms}


def _used(nodes: Iterable[Node]) -> set[str]:
    return {binding.dataset for node in nodes for binding in (*node.inputs, *node.outputs)}


def _credentials(entries: Iterable[str]) -> tuple[Credentials, ...]:
    return tuple(
        Credentials(name=entry, variable=credentials_variable(entry)) for entry in sorted(entries)
    )


def _in_environments(project: Project) -> Iterator[tuple[str | None, Dataset]]:
    """The datasets of each environment; the first one, whose package it is, has no name here."""
    for dataset in project.datasets:
        yield None, dataset
    for environment in project.other_environments:
        for dataset in environment.datasets:
            yield environment.name, dataset


def _is_plain_memory(dataset: Dataset) -> bool:
    return dataset.is_memory and {key for key, _ in dataset.arguments} <= {"copy_mode"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    """What resources of datasets in memory have in common: where copies are kept."""

    folder: str
    options: Options

    def resource(self, dataset: Dataset, key: str) -> Resource:
        """The resource of a dataset with settings of its own."""
        validator = () if dataset.validator is None else (("validator", dataset.validator),)
        further = (*dataset.arguments, *validator)
        keep = self.options.keep_memory if dataset.keep is None else dataset.keep
        return self._resource(key, keep=keep, further=further)

    def shared(self) -> Resource:
        """The resource of all other ones."""
        return self._resource(MEMORY_IO_MANAGER, keep=self.options.keep_memory)

    def _resource(
        self, key: str, *, keep: bool, further: tuple[tuple[str, Any], ...] = ()
    ) -> Resource:
        # Dagster's own storage, unless a place is named.
        storage = self.options.memory_storage
        return Resource(
            key=key,
            class_name="MemoryDatasetIOManager",
            values=(
                ("folder", self.folder),
                *(() if storage is None else (("storage", storage),)),
                *(() if keep else (("keep", False),)),
                *further,
            ),
        )


def _shared_resources(
    datasets: Iterable[Dataset], nodes: Iterable[Node], memory: _Memory
) -> Iterator[Resource]:
    """The I/O managers of datasets that have none of their own, as far as there are such."""
    shared = [dataset for dataset in datasets if not has_own_io_manager(dataset)]
    without_io = any(
        not node.outputs and all(is_parameter(binding.dataset) for binding in node.inputs)
        for node in nodes
    )
    if without_io or any(not dataset.is_nothing for dataset in shared):
        yield memory.shared()
    if any(dataset.is_nothing for dataset in shared):
        yield Resource(key=NOTHING_IO_MANAGER, class_name="NothingIOManager", values=())


def _resource(key: str, member: Configured, owner: IOManagerClass) -> Resource:
    values: list[tuple[str, Any]] = [("dataset_name", member.dataset.name)]
    fields = {field.argument: field.name for field in owner.fields if field.argument is not None}
    deferred = {field.argument for field in owner.fields if field.is_deferred}
    values += [
        (
            name,
            in_yaml(member.values[argument]) if argument in deferred else member.values[argument],
        )
        for argument, name in fields.items()
        if argument in member.values and not isinstance(member.values[argument], OpenValue)
    ]
    if member.dataset.versioned:
        values.append(("versioned", True))
    if member.used_by is not None:
        values.append(("used_by", list(member.used_by)))
    if hides_preview(member.dataset):
        values.append(("preview", False))
    if member.dataset.validator is not None:
        values.append(("validator", member.dataset.validator))
    options = {name: value for name, value in member.values.items() if name not in fields}
    if options:
        values.append((OPTIONS_FIELD, in_yaml(options) if owner.has_deferred_options else options))
    left_open = tuple(
        name
        for argument, name in fields.items()
        if isinstance(member.values.get(argument), OpenValue)
    )
    return Resource(key=key, class_name=owner.name, values=tuple(values), left_open=left_open)
