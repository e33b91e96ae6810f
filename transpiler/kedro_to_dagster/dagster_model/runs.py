"""How runs are started: executors, schedules and loggers, and what a job says about its runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kedro_model.dagster_yml import RetryPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class Executor:
    """An executor that a job uses: Dagster's own one, and its configuration.

    `library` is the distribution that it comes with, beside `dagster` itself. Where `forks` is true the
    steps fork from a process that has imported what they need. One of the project's own (`is_own`) is
    called by its module and name. One that `runs_elsewhere` has, or may have, steps in other processes.
    """

    variable: str
    module: str
    function: str
    config: tuple[tuple[str, Any], ...] = ()
    library: str | None = None
    forks: bool = False
    is_own: bool = False
    runs_elsewhere: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A schedule of one job; with `partitions`, the variable of a definition, of the newest of them."""

    name: str
    variable: str
    job_variable: str
    cron_schedules: tuple[str, ...]
    job_name: str | None = None
    execution_timezone: str | None = None
    description: str | None = None
    metadata: tuple[tuple[str, Any], ...] = ()
    is_running: bool = False
    tags: tuple[tuple[str, str], ...] = ()
    run_config: tuple[tuple[str, Any], ...] = ()
    partitions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnObject:
    """An object of the project's own: a module, and the dotted name in it."""

    module: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHandler:
    """A handler of a logger, in the words of `logging.config`; `file` is relative to the project."""

    config: tuple[tuple[str, Any], ...]
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logger:
    """A logger; `variable` is its key in a run's configuration too."""

    variable: str
    level: str = "INFO"
    handlers: tuple[LogHandler, ...] = ()
    formatters: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    filters: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    own: OwnObject | None = None
    config: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """What waits for a status of runs, or for an asset, and launches a job or calls a function.

    Jobs are given by module and variable. One of the project's own has nothing but its place (`own`). A run
    that it requests is of the partition of the run that it has seen, if it `follows_partitions`.
    """

    variable: str
    own: OwnObject | None = None
    run_status: str | None = None
    monitored_jobs: tuple[tuple[str, str], ...] = ()
    asset_key: tuple[str, ...] = ()
    request_job: tuple[str, str] | None = None
    function: OwnObject | None = None
    run_config: tuple[tuple[str, Any], ...] = ()
    tags: tuple[tuple[str, Any], ...] = ()
    description: str = ""
    minimum_interval_seconds: int | None = None
    is_running: bool = False
    follows_partitions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSettings:
    """What a job says about its runs; executor and loggers are variables of the modules of those."""

    executor: str | None = None
    loggers: tuple[str, ...] = ()
    description: str | None = None
    tags: tuple[tuple[str, Any], ...] = ()
    owners: tuple[str, ...] = ()
    retry_policy: RetryPolicy | None = None
    run_config: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSettings:
    """How the step of an op or asset is run."""

    retry_policy: RetryPolicy | None = None
    pool: str | None = None
