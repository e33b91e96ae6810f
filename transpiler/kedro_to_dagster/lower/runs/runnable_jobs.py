"""Which of the planned jobs can be made, and how the nodes of each are run; the others are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...codes.nodes import (
    PIPELINE_NOT_RUNNABLE,
    PIPELINE_OF_SEVERAL_PARTITIONS,
    RUN_OF_SEVERAL_PARTITIONS,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Pipeline, is_parameter
from ...kedro_model.project import Project
from ..graph import Graph
from ..own_hooks import may_give_datasets
from ..partitions.definitions import has_windows
from ..partitions.partitioning import PartitionedData, Partitioning
from ..planned_jobs import PlannedJob
from .job_nodes import JobNodes, job_nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnableJob:
    """A job that can be made, and how its nodes are run."""

    planned: PlannedJob
    nodes: JobNodes


def choose_jobs(
    project: Project,
    planned_jobs: Iterable[PlannedJob],
    graph: Graph,
    datasets: Mapping[str, Dataset],
    partitioning: Partitioning,
    log: DiagnosticLog,
) -> tuple[RunnableJob, ...]:
    """Choose the jobs that a single run can do."""
    may_add_datasets = may_give_datasets(project)
    jobs = []
    for planned in planned_jobs:
        nodes = job_nodes(planned, graph, partitioning)
        missing = () if may_add_datasets else _missing_inputs(planned.pipeline, datasets)
        if missing and not _asks_for_assets(planned):
            _report_missing(planned, missing, log)
        elif nodes.is_of_assets and not nodes.holds_all:
            _refuse_kinds(planned, nodes, log)
        else:
            if nodes.kinds and not nodes.holds_all:
                _tell_of_kinds(planned, nodes, log)
            jobs.append(RunnableJob(planned=planned, nodes=nodes))
    return tuple(jobs)


def _asks_for_assets(planned: PlannedJob) -> bool:
    configured = planned.configured
    return configured is not None and configured.kind is not None and configured.kind == "assets"


def free_inputs(pipeline: Pipeline) -> list[str]:
    """The datasets that a pipeline reads and does not write."""
    return sorted(name for name in pipeline.inputs if not is_parameter(name))


def _missing_inputs(pipeline: Pipeline, datasets: Mapping[str, Dataset]) -> tuple[Dataset, ...]:
    """What Kedro itself would miss: each input that the pipeline does not write is in the catalog."""
    inputs = (datasets[name] for name in free_inputs(pipeline))
    return tuple(dataset for dataset in inputs if not dataset.declared)


def _report_missing(planned: PlannedJob, missing: Sequence[Dataset], log: DiagnosticLog) -> None:
    names = ", ".join(f"'{dataset.name}'" for dataset in missing)
    log.add(
        PIPELINE_NOT_RUNNABLE(
            job=_described(planned),
            names=names,
            verb="is" if len(missing) == 1 else "are",
            remedy=_remedy(missing),
        ),
        planned.name,
        place=planned.place,
    )


def _remedy(missing: Sequence[Dataset]) -> str:
    environments = sorted(set.intersection(*(set(dataset.elsewhere) for dataset in missing)))
    if environments:
        which = " or ".join(f"--env {name}" for name in environments)
        return f"Export with {which}, whose catalog has {'it' if len(missing) == 1 else 'them'}."
    return "Add the datasets to the catalog, or run a pipeline that makes them."


def _refuse_kinds(planned: PlannedJob, nodes: JobNodes, log: DiagnosticLog) -> None:
    log.add(
        PIPELINE_OF_SEVERAL_PARTITIONS(job=_described(planned), kinds=_names(nodes.kinds)),
        planned.name,
        place=planned.place,
    )


def _tell_of_kinds(planned: PlannedJob, nodes: JobNodes, log: DiagnosticLog) -> None:
    log.add(
        RUN_OF_SEVERAL_PARTITIONS(
            job=_described(planned), kinds=_names(nodes.kinds), of_run=_of_run(nodes)
        ),
        planned.name,
        place=planned.place,
    )


def _of_run(nodes: JobNodes) -> str:
    """What a run of a job makes where no partition holds whole ones of all others."""
    of_run = nodes.of_run
    if of_run is None:
        return "a run of its job makes all that there are"
    others = [kind for kind in nodes.kinds if kind.variable != of_run.variable]
    windows = [kind for kind in others if has_windows(kind.definition)]
    parts = [f"a run of its job is for one of {of_run.variable}"]
    if windows:
        parts.append(
            f"and makes those of {_names(windows)} that end in it, and what they are made from"
        )
    if rest := [kind for kind in others if kind not in windows]:
        parts.append(f"and makes all of {_names(rest)} that there are")
    return ", ".join(parts)


def _names(kinds: Iterable[PartitionedData]) -> str:
    return " and ".join(kind.variable for kind in kinds)


def _described(planned: PlannedJob) -> str:
    what = "pipeline" if planned.configured is None else "the part of the pipeline in job"
    return f"{what} '{planned.name}'"
