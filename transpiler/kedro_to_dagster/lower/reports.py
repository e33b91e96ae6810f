"""Reports what a project has and the package does not: nothing is dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from ..codes.nodes import (
    LOADED_ONCE,
    NOT_CONFIRMED,
    PARAMETER_CLASS_NOT_IMPORTABLE,
    PREVIEW_IN_RUN,
    PREVIEW_WITHOUT_OUTPUT,
    VIEW_IN_MEMORY,
)
from ..diagnostics import DiagnosticLog
from ..kedro_model.dataset import Dataset
from ..kedro_model.node import Node, untranscoded
from ..kedro_model.project import Project
from .groups.groups import Groups
from .names.naming import Names, report_changed_name
from .steps.steps import Steps

# The classes of these do not count how often they load.
_LIBRARIES = ("kedro", "kedro_datasets")


def report_untranslated(
    project: Project,
    nodes: Collection[Node],
    groups: Groups,
    datasets: Mapping[str, Dataset],
    log: DiagnosticLog,
) -> None:
    """Report features of nodes, datasets and the project that have no translation, or another effect."""
    for node in nodes:
        if node.preview is not None and not node.outputs:
            log.add(PREVIEW_WITHOUT_OUTPUT(node=node.name), node.name, place=node.function.place)
        elif node.preview is not None and groups.of(node) is None:
            log.add(PREVIEW_IN_RUN(node=node.name), node.name, place=node.function.place)
        for name in node.confirms:
            if datasets[name].is_memory:
                found = NOT_CONFIRMED(node=node.name, dataset=name)
                log.add(found, node.name, place=node.function.place)
    _report_views_in_memory(nodes, datasets, log)
    if not project.has_session:
        _report_loaded_once(nodes, datasets, log)
    for model in project.parameter_models:
        if model.module is None:
            log.add(
                PARAMETER_CLASS_NOT_IMPORTABLE(model=model.qualname, parameter=model.path),
                model.path,
            )


def report_changed_steps(
    nodes: Iterable[Node], names: Names, steps: Steps, log: DiagnosticLog
) -> None:
    """Report nodes whose steps are called otherwise; the step of a single asset is called after that."""
    for node in nodes:
        is_named_after_node = steps.function_of(node) == names.nodes[node.identity]
        if node.has_given_name and is_named_after_node and node.identity not in names.op_names:
            report_changed_name("node", node.name, steps.step_of(node), log)


def _report_loaded_once(
    nodes: Iterable[Node], datasets: Mapping[str, Dataset], log: DiagnosticLog
) -> None:
    """Report datasets that Kedro loads more than once for one node, where that can be seen."""
    for node in nodes:
        times = Counter(binding.dataset for binding in node.inputs)
        for name in sorted(name for name, count in times.items() if count > 1):
            dataset = datasets.get(name)
            if dataset is None:
                continue
            if dataset.dataset_class.module.split(".")[0] in _LIBRARIES:
                continue
            found = LOADED_ONCE(node=node.name, dataset=name)
            log.add(found, node.name, place=node.function.place)


def _report_views_in_memory(
    nodes: Collection[Node], datasets: Mapping[str, Dataset], log: DiagnosticLog
) -> None:
    """Report nodes that read a dataset in memory by another view than the one it is written by."""
    written = {
        untranscoded(output.dataset): output.dataset for node in nodes for output in node.outputs
    }
    for node in nodes:
        for binding in node.inputs:
            name = binding.dataset
            view = written.get(untranscoded(name), name)
            if view != name and datasets[name].is_memory:
                is_handed_on = datasets[view].is_memory
                instead = "hands on what was written" if is_handed_on else "fails, too"
                found = VIEW_IN_MEMORY(node=node.name, dataset=name, written=view, instead=instead)
                log.add(found, node.name, place=node.function.place)
