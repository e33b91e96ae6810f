"""Schedules: one for each job that has one."""

from __future__ import annotations

from dataclasses import replace

from ..model.dagster import Environment
from ..model.orchestration import ConfiguredSchedule, Orchestration
from ..model.running import Schedule
from . import bound
from .draft import Draft
from .executors import report_unused
from .names import safe_identifier, unique_names


def lower_schedules(draft: Draft) -> Draft:
    """Make a schedule of each job that has one, in each environment."""
    orchestration = draft.project.orchestration
    wanted = _wanted(orchestration, draft)
    if orchestration is not None:
        used = {each.name for each in wanted.values()}
        report_unused("schedule", orchestration.schedules, used, draft)
    schedules = _schedules(wanted, draft)
    environments = tuple(
        _with_schedules(made, schedules, other.orchestration, draft)
        for made, other in zip(draft.environments, draft.project.other_environments, strict=True)
    )
    if any(each.schedule_names is not None for each in environments):
        # The ops of the jobs need the environment, and the environment has the schedules.
        schedules = _by_name(schedules, draft)
        environments = tuple(
            replace(each, schedules=_by_name(each.schedules, draft)) for each in environments
        )
    return replace(draft, schedules=schedules, environments=environments)


def _by_name(schedules: tuple[Schedule, ...], draft: Draft) -> tuple[Schedule, ...]:
    """The schedules with the names of their jobs, so that the jobs need not be imported."""
    names = {job.variable: job.name for job in draft.jobs}
    names |= {job.variable: job.name for job in draft.asset_jobs}
    return tuple(replace(each, job_name=names[each.job_variable]) for each in schedules)


def _with_schedules(
    environment: Environment,
    first: tuple[Schedule, ...],
    orchestration: Orchestration | None,
    draft: Draft,
) -> Environment:
    """The environment with its schedules, if they are not those of the first one."""
    if _apart_from_schedules(orchestration) != _apart_from_schedules(draft.project.orchestration):
        draft.log.add(
            "K2D705",
            environment.name,
            f"dagster.yml of the environment '{environment.name}' differs in more than schedules; jobs, "
            "executors and loggers are those of the first environment.",
            hint=f"Export a package of its own with --env {environment.name}.",
        )
    schedules = _schedules(_wanted(orchestration, draft), draft)
    if schedules == first:
        return environment
    return replace(
        environment,
        schedules=tuple(each for each in schedules if each not in first),
        schedule_names=tuple(each.name for each in schedules),
    )


def _apart_from_schedules(orchestration: Orchestration | None) -> Orchestration:
    """What there is beside schedules, wherever it stands."""
    found = orchestration or Orchestration()
    return replace(
        found,
        jobs=tuple(replace(each, schedule=None, place=None) for each in found.jobs or ()),
        executors=tuple(replace(each, place=None) for each in found.executors),
        loggers=tuple(replace(each, place=None) for each in found.loggers),
        schedules=(),
    )


def _wanted(orchestration: Orchestration | None, draft: Draft) -> dict[str, ConfiguredSchedule]:
    """The schedule of each job that the package has."""
    if orchestration is None:
        return {}
    configured = {each.name: each for each in orchestration.schedules}
    made = {job.variable for job in draft.jobs}
    made |= {job.variable for job in draft.asset_jobs}
    return {
        job.name: configured[job.schedule]
        for job in orchestration.jobs or ()
        if job.schedule is not None and draft.names.job_variables.get(job.name) in made
    }


def _schedules(wanted: dict[str, ConfiguredSchedule], draft: Draft) -> tuple[Schedule, ...]:
    given = {job: _name(draft.names.jobs[job], each) for job, each in wanted.items()}
    names = unique_names(given, lambda job: safe_identifier(given[job], bound.SCHEDULES))
    partitions = {job.variable: job.partitions for job in draft.jobs}
    partitions |= {job.variable: job.partitions for job in draft.asset_jobs}
    return tuple(
        replace(
            _schedule(names[job], draft.names.job_variables[job], each),
            partitions=partitions[draft.names.job_variables[job]],
        )
        for job, each in sorted(wanted.items())
    )


def _name(job: str, schedule: ConfiguredSchedule) -> str:
    """The plugin's names, so that a schedule keeps its history and its switch."""
    return f"{job}__schedule" if schedule.is_inline else f"{job}_{schedule.name}_schedule"


def _schedule(name: str, job_variable: str, configured: ConfiguredSchedule) -> Schedule:
    return Schedule(
        name=name,
        job_variable=job_variable,
        cron_schedules=configured.cron_schedules,
        execution_timezone=configured.execution_timezone,
        description=configured.description,
        metadata=configured.metadata,
        is_running=configured.is_running,
        tags=configured.tags,
        run_config=configured.run_config,
    )
