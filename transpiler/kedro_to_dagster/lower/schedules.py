"""Schedules: one for each job that has one."""

from __future__ import annotations

from dataclasses import replace

from ..model.orchestration import ConfiguredSchedule
from ..model.running import Schedule
from .draft import Draft
from .executors import report_unused
from .names import identifier, unique_names


def lower_schedules(draft: Draft) -> Draft:
    """Make a schedule of each job that has one."""
    orchestration = draft.project.orchestration
    if orchestration is None:
        return draft
    configured = {each.name: each for each in orchestration.schedules}
    made = {job.function_name for job in draft.jobs}
    made |= {job.function_name for job in draft.asset_jobs}
    wanted = {
        job.name: configured[job.configured.schedule]
        for job in draft.planned_jobs
        if job.configured is not None
        and job.configured.schedule is not None
        and draft.names.job_functions[job.name] in made
    }
    given = {job: _name(draft.names.jobs[job], each) for job, each in wanted.items()}
    names = unique_names(given, lambda job: identifier(given[job]))
    report_unused(
        "schedule", orchestration.schedules, {each.name for each in wanted.values()}, draft
    )
    return replace(
        draft,
        schedules=tuple(
            _schedule(names[job], draft.names.job_functions[job], each)
            for job, each in sorted(wanted.items())
        ),
    )


def _name(job: str, schedule: ConfiguredSchedule) -> str:
    """The plugin's names, so that a schedule keeps its history and its switch."""
    return f"{job}__schedule" if schedule.is_inline else f"{job}_{schedule.name}_schedule"


def _schedule(name: str, job_function: str, configured: ConfiguredSchedule) -> Schedule:
    return Schedule(
        name=name,
        job_function=job_function,
        cron_schedules=configured.cron_schedules,
        execution_timezone=configured.execution_timezone,
        description=configured.description,
        metadata=configured.metadata,
        is_running=configured.is_running,
        tags=configured.tags,
        run_config=configured.run_config,
    )
