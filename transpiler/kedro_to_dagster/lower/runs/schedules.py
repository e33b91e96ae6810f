"""Schedules: one for each job that has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ...codes.dagster_yml import JOBS_DIFFER
from ...dagster_model.runs import Schedule
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredSchedule, Orchestration
from ...kedro_model.project import Environment, Project
from ..names import bound
from ..names.identifiers import safe_identifier, unique_names
from ..names.naming import Names
from ..translating.jobs import ScheduleNames
from .jobs import Jobs
from .unused import report_unused


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentSchedules:
    """The schedules of a further environment, where they are not those of the first one.

    `names` are all of them, and `differing` those that the first one has not.
    """

    names: tuple[str, ...]
    differing: tuple[Schedule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedules:
    """The schedules of the first environment, and of those among the others that have their own."""

    schedules: tuple[Schedule, ...]
    of_environments: Mapping[str, EnvironmentSchedules]


def lower_schedules(
    project: Project, jobs: Jobs, names: Names, schedule_names: ScheduleNames, log: DiagnosticLog
) -> Schedules:
    """Make a schedule of each job that has one, in each environment."""
    configured = _configured_schedules(project.orchestration, jobs, names)
    if project.orchestration is not None:
        used = {schedule.name for schedule in configured.values()}
        report_unused("schedule", project.orchestration.schedules, used, log)
    schedules = _schedules(configured, jobs, names, schedule_names)
    others: dict[str, tuple[Schedule, ...]] = {}
    for environment in project.other_environments:
        _report_other_jobs(project, environment, log)
        configured = _configured_schedules(environment.orchestration, jobs, names)
        own = _schedules(configured, jobs, names, schedule_names)
        if own != schedules:
            others[environment.name] = own
    if not others:
        return Schedules(schedules=schedules, of_environments={})
    # The ops of the jobs need the environment, and the environment has the schedules.
    job_names = {job.variable: job.name for job in jobs.every}
    return Schedules(
        schedules=_by_name(schedules, job_names),
        of_environments={
            environment: EnvironmentSchedules(
                names=tuple(schedule.name for schedule in own),
                differing=_by_name(
                    (schedule for schedule in own if schedule not in schedules), job_names
                ),
            )
            for environment, own in others.items()
        },
    )


def _by_name(schedules: Iterable[Schedule], job_names: Mapping[str, str]) -> tuple[Schedule, ...]:
    """The schedules with the names of their jobs, so that the jobs need not be imported."""
    return tuple(
        replace(schedule, job_name=job_names[schedule.job_variable]) for schedule in schedules
    )


def _report_other_jobs(project: Project, environment: Environment, log: DiagnosticLog) -> None:
    first, other = project.orchestration, environment.orchestration
    if _apart_from_schedules(other) != _apart_from_schedules(first):
        log.add(JOBS_DIFFER(environment=environment.name), environment.name)


def _apart_from_schedules(orchestration: Orchestration | None) -> Orchestration:
    """What there is beside schedules, wherever it stands."""
    existing = orchestration or Orchestration()
    return replace(
        existing,
        jobs=tuple(replace(job, schedule=None, place=None) for job in existing.jobs or ()),
        executors=tuple(replace(executor, place=None) for executor in existing.executors),
        loggers=tuple(replace(logger, place=None) for logger in existing.loggers),
        sensors=tuple(replace(sensor, place=None) for sensor in existing.sensors),
        schedules=(),
    )


def _configured_schedules(
    orchestration: Orchestration | None, jobs: Jobs, names: Names
) -> dict[str, ConfiguredSchedule]:
    """The schedule of each job that the package has."""
    if orchestration is None:
        return {}
    configured = {schedule.name: schedule for schedule in orchestration.schedules}
    variables = {job.variable for job in jobs.every}
    return {
        job.name: configured[job.schedule]
        for job in orchestration.jobs or ()
        if job.schedule is not None and names.job_variables.get(job.name) in variables
    }


def _schedules(
    configured: Mapping[str, ConfiguredSchedule],
    jobs: Jobs,
    names: Names,
    schedule_names: ScheduleNames,
) -> tuple[Schedule, ...]:
    labels = {
        job: schedule_names.of(job, _name(names.jobs[job], schedule), schedule)
        for job, schedule in configured.items()
    }
    schedule_names.refuse_unfit(
        labels, lambda label: safe_identifier(label, bound.SCHEDULES) == label
    )
    unique_labels = unique_names(labels, lambda job: safe_identifier(labels[job], bound.SCHEDULES))
    # Each stands beside its job, and beside what that imports.
    taken = bound.JOBS | frozenset(names.job_variables.values()) | names.modules_of_steps
    variables = unique_names(unique_labels.values(), str, taken, lambda label: f"{label}_schedule")
    partitions = {job.variable: job.partitions for job in jobs.every}
    return tuple(
        replace(
            _schedule(unique_labels[job], names.job_variables[job], schedule),
            variable=variables[unique_labels[job]],
            partitions=partitions[names.job_variables[job]],
        )
        for job, schedule in sorted(configured.items())
    )


def _name(job: str, schedule: ConfiguredSchedule) -> str:
    """The plugin's names, so that a schedule keeps its history and its switch."""
    return f"{job}__schedule" if schedule.is_inline else f"{job}_{schedule.name}_schedule"


def _schedule(name: str, job_variable: str, configured: ConfiguredSchedule) -> Schedule:
    return Schedule(
        name=name,
        variable=name,
        job_variable=job_variable,
        cron_schedules=configured.cron_schedules,
        execution_timezone=configured.execution_timezone,
        description=configured.description,
        metadata=configured.metadata,
        is_running=configured.is_running,
        tags=configured.tags,
        run_config=configured.run_config,
    )
