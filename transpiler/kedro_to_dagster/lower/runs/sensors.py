"""Sensors of `dagster.yml`: what they wait for, and which jobs they launch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...codes.dagster_yml import JOB_OF_SENSOR_UNKNOWN, PARTITION_OF_SENSOR_UNKNOWN, SENSOR_LEFT_OUT
from ...dagster_model.jobs import AssetJob, Job
from ...dagster_model.runs import Sensor
from ...diagnostics import DiagnosticLog
from ...errors import near
from ...kedro_model.dagster_yml import ConfiguredSensor
from ...kedro_model.project import Project
from ..names import bound
from ..names.identifiers import safe_identifier, unique_names
from ..names.naming import Names
from ..partitions.partitioning import Partitioning
from ..planned_jobs import PlannedJob
from ..steps.steps import Steps
from .endless_sensors import refuse_endless
from .jobs import Jobs
from .own_objects import own_object


def lower_run_sensors(
    project: Project,
    planned: Iterable[PlannedJob],
    jobs: Jobs,
    steps: Steps,
    names: Names,
    partitions: Partitioning,
    log: DiagnosticLog,
) -> tuple[Sensor, ...]:
    """Make each sensor, with other names than those that find new partitions.

    Raises:
        UsageError: If a job is not planned, a sensor would set itself off, or it is not known of which
            partition the runs are that it would launch.
    """
    if project.orchestration is None:
        return ()
    configured = project.orchestration.sensors
    taken = (sensor.function_name for sensor in partitions.sensors)
    reserved = {*bound.SENSORS, *taken, *(job.variable for job in jobs.every)}
    reserved |= bound.top_modules(sensor.path for sensor in configured)
    variables = unique_names(
        [sensor.name for sensor in configured],
        lambda name: safe_identifier(name, frozenset(reserved)),
    )
    known = _Known(
        planned={job.name: job for job in planned},
        jobs={job.configured_as: job for job in jobs.every},
        keys=frozenset(metadata.key for metadata in steps.metadata),
    )
    lowered_sensors = {
        sensor.name: (sensor, _sensor(sensor, variables[sensor.name], known, names, log))
        for sensor in configured
    }
    refuse_endless(
        [(sensor, _where(sensor)) for sensor, lowered in lowered_sensors.values() if lowered],
        {name: job.pipeline for name, job in known.planned.items()},
    )
    sensors = (lowered for _, lowered in lowered_sensors.values() if lowered)
    return tuple(sorted(sensors, key=lambda sensor: sensor.variable))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The jobs that are planned, those that the package has, and the keys of its assets."""

    planned: Mapping[str, PlannedJob]
    jobs: Mapping[str, Job | AssetJob]
    keys: frozenset[tuple[str, ...]]

    def place(self, job: str) -> tuple[str, str]:
        """The module and the variable of a job."""
        return self.jobs[job].module, self.jobs[job].variable


def _sensor(
    configured: ConfiguredSensor, variable: str, known: _Known, names: Names, log: DiagnosticLog
) -> Sensor | None:
    if configured.path is not None:
        return Sensor(variable=variable, own=own_object(configured.path))
    requested = [configured.request_job] if configured.request_job is not None else []
    for job in (*configured.monitored_jobs, *requested):
        _check_planned(job, configured, known)
    missing = [f"job '{job}'" for job in requested if job not in known.jobs]
    monitored = [job for job in configured.monitored_jobs if job in known.jobs]
    if configured.monitored_jobs and not monitored:
        missing += [f"job '{job}'" for job in configured.monitored_jobs]
    key = () if configured.asset is None else names.asset_key(configured.asset)
    if key and key not in known.keys:
        missing.append(f"asset of dataset '{configured.asset}'")
    if missing:
        _report_missing(configured, missing, log)
        return None
    return Sensor(
        variable=variable,
        run_status=configured.run_status,
        monitored_jobs=tuple(known.place(job) for job in monitored),
        asset_key=key,
        request_job=known.place(requested[0]) if requested else None,
        function=None if configured.function is None else own_object(configured.function),
        run_config=configured.run_config,
        tags=configured.tags,
        description=configured.description or _does(configured),
        minimum_interval_seconds=configured.minimum_interval_seconds,
        is_running=configured.is_running,
        follows_partitions=_follows_partitions(configured, monitored, known),
    )


def _check_planned(job: str, configured: ConfiguredSensor, known: _Known) -> None:
    if job not in known.planned:
        raise JOB_OF_SENSOR_UNKNOWN(
            place=_where(configured), job=job, hint=near(job, known.planned)
        )


def _report_missing(
    configured: ConfiguredSensor, missing: Iterable[str], log: DiagnosticLog
) -> None:
    log.add(
        SENSOR_LEFT_OUT(missing=" and no ".join(missing), sensor=configured.name),
        f"sensor {configured.name}",
        place=configured.place,
    )


def _follows_partitions(
    configured: ConfiguredSensor, monitored: Iterable[str], known: _Known
) -> bool:
    """Whether what is launched has the partition of what was seen."""
    if configured.request_job is None or configured.function is not None:
        return False
    partitions = known.jobs[configured.request_job].partitions
    if partitions is None:
        return False
    seen = {known.jobs[job].partitions for job in monitored}
    if seen != {partitions}:
        raise PARTITION_OF_SENSOR_UNKNOWN(place=_where(configured), job=configured.request_job)
    return True


def _does(configured: ConfiguredSensor) -> str:
    """What it does, for Dagster's UI, which does not show the docstring."""
    does = f"Launch `{configured.request_job}`"
    if configured.function is not None:
        does = f"Call `{configured.function.replace(':', '.')}`"
    if configured.asset is not None:
        return f"{does} when `{configured.asset}` is materialized."
    jobs = [f"`{job}`" for job in configured.monitored_jobs]
    of_jobs = f" of {' or '.join(jobs)}" if jobs else ""
    return f"{does} when a run{of_jobs} has the status {configured.run_status}."


def _where(configured: ConfiguredSensor) -> str:
    return f"{configured.place or 'dagster.yml'} (sensors.{configured.name})"
