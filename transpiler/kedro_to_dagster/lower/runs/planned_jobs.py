"""Which jobs there are: those of `dagster.yml`, else one for each registered pipeline."""

from __future__ import annotations

from dataclasses import replace

from ...model.kedro import Pipeline
from ...model.orchestration import ConfiguredJob, Selection
from ..draft import Draft, PlannedJob


def select_jobs(draft: Draft) -> Draft:
    """Choose the jobs."""
    orchestration = draft.project.orchestration
    if orchestration is None or orchestration.jobs is None:
        planned = [
            _registered(pipeline, draft) for pipeline in draft.project.pipelines if pipeline.nodes
        ]
    else:
        planned = [_configured(job, draft) for job in orchestration.jobs]
    return replace(draft, planned_jobs=tuple(planned))


def _registered(pipeline: Pipeline, draft: Draft) -> PlannedJob:
    return PlannedJob(
        name=pipeline.name,
        pipeline=pipeline,
        selection=Selection(pipeline_name=pipeline.name),
        kind=draft.options.kind,
        partitions=draft.options.partitions,
    )


def _configured(job: ConfiguredJob, draft: Draft) -> PlannedJob:
    return PlannedJob(
        name=job.name,
        pipeline=job.pipeline,
        selection=job.selection,
        configured=job,
        kind=job.kind or draft.options.kind,
        partitions=job.partitions or draft.options.partitions,
    )
