"""I/O managers of the translator's: which datasets have one, and what it becomes among the resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...codes.translator import DATASET_OF_CATALOG_UNUSED, IO_MANAGER_KEPT
from ...dagster_model.config import Resource
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, untranscoded
from ...kedro_model.project import Project
from ...literals import exact
from ...paths import split_path
from ...translation.decisions import Decisions
from ...translation.facts import DatasetFacts
from ...translation.references import ByPath
from ..datasets.own_io_managers import OwnIOManagers
from ..names import bound
from ..names.naming import Names


def own_io_managers(
    project: Project,
    datasets: Mapping[str, Dataset],
    nodes: Iterable[Node],
    facts: Mapping[str | NodeId, DatasetFacts],
    names: Names,
    decisions: Decisions,
    log: DiagnosticLog,
) -> OwnIOManagers:
    """Ask the translator how each dataset is loaded and saved.

    Raises:
        ProjectError: If two I/O managers would share a key.
    """
    nodes = tuple(nodes)
    keys: dict[str, str] = {}
    made: dict[str, tuple[ByPath, str]] = {}
    for about, own in facts.items():
        if not isinstance(about, str):
            continue
        chosen = decisions.io_manager(own)
        if chosen is None:
            continue
        views = [name for name in datasets if untranscoded(name) == about]
        obstacle = _obstacle(about, [datasets[view] for view in views], nodes)
        if obstacle is not None:
            log.add(
                IO_MANAGER_KEPT(about=about, obstacle=obstacle),
                about,
                place=datasets[views[0]].place,
            )
            continue
        key = _key(chosen, names.io_manager_keys[views[0]])
        if isinstance(chosen, ByPath):
            _refuse_other(key, chosen, about, made, decisions)
            made.setdefault(key, (chosen, about))
        keys[about] = key
        _report(project, datasets[views[0]], chosen, log)
    _refuse_taken(keys, names, decisions)
    resources = (_resource(key, chosen) for key, (chosen, _) in sorted(made.items()))
    return OwnIOManagers(keys=keys, resources=tuple(resources))


def _key(chosen: ByPath | str, default: str) -> str:
    if isinstance(chosen, str):
        return chosen
    return chosen.key or default


def _resource(key: str, chosen: ByPath) -> Resource:
    module, name = split_path(chosen.path)
    return Resource(key=key, class_name=name, values=tuple(chosen.config.items()), module=module)


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
        if writes and (node.function.is_generator or node.function.may_return_generator):
            return f"node '{node.name}' gives it chunk by chunk"
        if dataset in map(untranscoded, node.confirms):
            return f"node '{node.name}' confirms it"
    return None


def _report(project: Project, dataset: Dataset, chosen: ByPath | str, log: DiagnosticLog) -> None:
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
    made: Mapping[str, tuple[ByPath, str]],
    decisions: Decisions,
) -> None:
    if key not in made:
        return
    other, owner = made[key]
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
