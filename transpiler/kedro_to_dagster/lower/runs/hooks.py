"""Hooks: which of them there are, and what they are told of runs."""

from __future__ import annotations

from typing import Any

from ...codes.hooks import CATALOG_CHANGE_IN_ONE_PROCESS
from ...dagster_model.package import HookEntry, Hooks
from ...diagnostics import DiagnosticLog
from ...kedro_model.project import Project
from ..own_hooks import is_mlflow, own_hooks
from .executors import Executors
from .jobs import Jobs

BEFORE_PIPELINE = "before_pipeline_run"


def lower_hooks(
    project: Project, jobs: Jobs, executors: Executors, log: DiagnosticLog
) -> Hooks | None:
    """Note the hooks, and what they are told of each job; without any there is nothing."""
    if not project.has_session:
        return None
    hooks = [hook for hook in project.hooks if hook.specs]
    _report_processes(project, executors, log)
    return Hooks(
        entries=tuple(
            HookEntry(
                name=hook.name,
                specs=hook.specs,
                plugin=hook.plugin,
                distribution=hook.distribution,
            )
            for hook in hooks
        ),
        jobs=_told_of(jobs),
        runtime_params=project.runtime_params,
        session_classes=project.session_classes,
        register_pipelines=project.hooks_register_pipelines,
        tracks_mlflow=any(is_mlflow(hook) for hook in hooks),
    )


def _told_of(jobs: Jobs) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    """What hooks are told of jobs: the pipeline, and the filters as in Kedro's `run_params`."""
    run_params: list[tuple[str, tuple[tuple[str, Any], ...]]] = []
    for job in sorted(jobs.every, key=lambda job: job.name):
        filters = [
            ("namespaces" if key == "node_namespaces" else key, list(values))
            for key, values in job.selection.filters
        ]
        if filters or job.pipeline != job.name:
            run_params.append((job.name, (("pipeline_name", job.pipeline), *filters)))
    return tuple(run_params)


def _report_processes(project: Project, executors: Executors, log: DiagnosticLog) -> None:
    """Report what a hook does for one process, where steps run in several."""
    own = own_hooks(project)
    is_given_catalog = any(BEFORE_PIPELINE in hook.may_change_catalog for hook in own)
    runs_elsewhere = any(
        executor.function != "in_process_executor" for executor in executors.executors
    )
    if is_given_catalog and runs_elsewhere:
        log.add(CATALOG_CHANGE_IN_ONE_PROCESS(), "hooks")
