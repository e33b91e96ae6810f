"""Which jobs there are: those of `dagster.yml`, else one for each registered pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kedro_model.dagster_yml import (
    ConfiguredExecutor,
    ConfiguredJob,
    FanOut,
    GroupBy,
    JobKind,
    Selection,
)
from ..kedro_model.node import Pipeline
from ..kedro_model.place import Place
from ..kedro_model.project import Project
from ..options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedJob:
    """A job to be made: the nodes that it runs, and what `dagster.yml` says of it, if it is from there.

    The executor is one of `dagster.yml` by name, or another one; `given_name` is what a translator calls
    the job.
    """

    name: str
    pipeline: Pipeline
    selection: Selection
    configured: ConfiguredJob | None = None
    kind: JobKind | None = None
    partitions: FanOut | None = None
    group_by: GroupBy | None = None
    executor: ConfiguredExecutor | str | None = None
    tags: tuple[tuple[str, Any], ...] = ()
    given_name: str | None = None

    @property
    def place(self) -> Place | None:
        """Where `dagster.yml` has it."""
        return None if self.configured is None else self.configured.place


def plan_jobs(project: Project, options: Options) -> tuple[PlannedJob, ...]:
    """Choose the jobs; some of them may turn out to be impossible."""
    orchestration = project.orchestration
    if orchestration is None or orchestration.jobs is None:
        return tuple(
            _registered(pipeline, options) for pipeline in project.pipelines if pipeline.nodes
        )
    return tuple(_configured(job, options) for job in orchestration.jobs)


def _registered(pipeline: Pipeline, options: Options) -> PlannedJob:
    return PlannedJob(
        name=pipeline.name,
        pipeline=pipeline,
        selection=Selection(pipeline_name=pipeline.name),
        kind=options.kind,
        partitions=options.partitions,
        group_by=options.group_by,
    )


def _configured(job: ConfiguredJob, options: Options) -> PlannedJob:
    return PlannedJob(
        name=job.name,
        pipeline=job.pipeline,
        selection=job.selection,
        configured=job,
        kind=job.kind or options.kind,
        partitions=job.partitions or options.partitions,
        group_by=job.group_by if job.says_group_by else options.group_by,
        executor=job.executor,
        tags=job.tags,
    )
