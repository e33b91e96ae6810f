"""I/O managers that take the place of those of Kedro datasets: of `dagster.yml` or the translator's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...codes.translator import DATASET_OF_CATALOG_UNUSED, IO_MANAGER_KEPT, IO_MANAGER_OF_FILE_KEPT
from ...dagster_model.config import Resource
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredIOManager
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from ...kedro_model.project import Project
from ...literals import exact
from ...paths import split_path
from ...translation.decisions import Decisions
from ...translation.references import ByPath
from ..names import bound
from ..names.identifiers import safe_identifier
from ..names.naming import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIOManagers:
    """The keys of I/O managers by the plain names of their datasets, and those that the package makes."""

    keys: Mapping[str, str] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()


def configured_io_managers(
    project: Project, datasets: Mapping[str, Dataset], names: Names
) -> dict[str, ByPath]:
    """What `dagster.yml` says of datasets, by their plain names."""
    configured = project.orchestration.io_managers if project.orchestration else ()
    taken = {*names.io_manager_keys.values(), *bound.RESOURCES}
    found: dict[str, ByPath] = {}
    for is_rule in (True, False):
        for io_manager in configured:
            key = f"{safe_identifier(io_manager.name, frozenset())}_io_manager"
            by_path = ByPath(
                path=io_manager.path,
                config=dict(io_manager.config),
                key=f"own_{key}" if key in taken else key,
            )
            fitting = _in_memory(io_manager, datasets) if is_rule else io_manager.datasets
            found.update(dict.fromkeys(fitting, by_path))
    there = {untranscoded(name) for name in datasets}
    return {name: by_path for name, by_path in found.items() if name in there}


def _in_memory(configured: ConfiguredIOManager, datasets: Mapping[str, Dataset]) -> list[str]:
    if not configured.is_for_memory:
        return []
    return [
        untranscoded(name)
        for name, dataset in datasets.items()
        if dataset.is_memory and not dataset.is_nothing
    ]


def own_io_managers(
    project: Project,
    datasets: Mapping[str, Dataset],
    nodes: Iterable[Node],
    chosen: Mapping[str, ByPath | str],
    configured: Mapping[str, ByPath],
    names: Names,
    decisions: Decisions | None,
    log: DiagnosticLog,
) -> OwnIOManagers:
    """The I/O managers that are chosen for datasets, as far as these can do without their Kedro datasets.

    Of those that are chosen, some are `configured` in `dagster.yml`.

    Raises:
        ProjectError: If two I/O managers of the translator's would share a key.
    """
    nodes = tuple(nodes)
    keys: dict[str, str] = {}
    by_key: dict[str, tuple[ByPath, str]] = {}
    for about, own in chosen.items():
        views = [name for name in datasets if untranscoded(name) == about]
        obstacle = _obstacle(about, [datasets[view] for view in views], nodes)
        is_configured = own == configured.get(about)
        if obstacle is not None:
            kept = IO_MANAGER_KEPT if not is_configured else IO_MANAGER_OF_FILE_KEPT
            log.add(
                kept(about=about, obstacle=obstacle),
                about,
                place=datasets[views[0]].place,
            )
            continue
        key = _key(own, names.io_manager_keys[views[0]])
        if isinstance(own, ByPath):
            if decisions is not None:
                _refuse_other(key, own, about, by_key, decisions)
            by_key.setdefault(key, (own, about))
        keys[about] = key
        _report(datasets[views[0]], own, log)
    if decisions is not None:
        _refuse_taken(keys, names, decisions)
    definitions = _definitions(project)
    resources = (_resource(key, own, definitions) for key, (own, _) in sorted(by_key.items()))
    return OwnIOManagers(keys=keys, resources=tuple(resources))


def _definitions(project: Project) -> frozenset[str]:
    """The paths of those that are no classes."""
    configured = project.orchestration.io_managers if project.orchestration else ()
    return frozenset(io_manager.path for io_manager in configured if io_manager.is_definition)


def _key(chosen: ByPath | str, default: str) -> str:
    if isinstance(chosen, str):
        return chosen
    return chosen.key or default


def _resource(key: str, chosen: ByPath, definitions: frozenset[str]) -> Resource:
    module, name = split_path(chosen.path)
    return Resource(
        key=key,
        class_name=name,
        values=tuple(chosen.config.items()),
        module=module,
        is_definition=chosen.path in definitions,
    )


def _obstacle(dataset: str, views: list[Dataset], nodes: tuple[Node, ...]) -> str | None:
    """Why nothing but a Kedro dataset can load and save it."""
    if any(view.is_nothing for view in views):
        return "it holds nothing"
    if any(view.partitions is not None for view in views):
        return "it has partitions, which Kedro's dataset knows"
    if len(views) > 1:
        return "it has several views, each of which is a Kedro dataset"
    if any(view.validator is not None for view in views):
        return "it has a validator, which Kedro's dataset enforces"
    for node in nodes:
        writes = dataset in (untranscoded(output.dataset) for output in node.outputs)
        if writes and (node.function.is_generator or node.function.may_return_events):
            return f"node '{node.name}' gives it chunk by chunk"
        if dataset in map(untranscoded, node.confirms):
            return f"node '{node.name}' confirms it"
    return None


def _report(dataset: Dataset, chosen: ByPath | str, log: DiagnosticLog) -> None:
    """Tell of a dataset of the catalog that no run uses."""
    if not dataset.declared or dataset.is_memory:
        return
    what = f"'{chosen.path}'" if isinstance(chosen, ByPath) else f"the resource '{chosen}'"
    log.add(
        DATASET_OF_CATALOG_UNUSED(dataset=dataset.name, what=what),
        dataset.name,
        place=dataset.place,
    )


def _refuse_other(
    key: str,
    chosen: ByPath,
    dataset: str,
    by_key: Mapping[str, tuple[ByPath, str]],
    decisions: Decisions,
) -> None:
    if key not in by_key:
        return
    other, owner = by_key[key]
    if (other.path, exact(dict(other.config))) != (chosen.path, exact(dict(chosen.config))):
        decisions.refuse(
            "get_io_manager",
            f"dataset '{dataset}'",
            f"an I/O manager with the key '{key}', which has another path or configuration for "
            f"dataset '{owner}'",
            is_taken=True,
        )


def _refuse_taken(keys: Mapping[str, str], names: Names, decisions: Decisions) -> None:
    """Refuse keys of resources that the package has for something else."""
    taken = {
        key: f"dataset '{untranscoded(name)}'"
        for name, key in names.io_manager_keys.items()
        if untranscoded(name) not in keys
    }
    taken |= dict.fromkeys(bound.RESOURCES, "something else")
    for dataset, key in keys.items():
        if key in taken:
            decisions.refuse(
                "get_io_manager",
                f"dataset '{dataset}'",
                f"the key '{key}', which the package has for {taken[key]}",
                is_taken=True,
            )
