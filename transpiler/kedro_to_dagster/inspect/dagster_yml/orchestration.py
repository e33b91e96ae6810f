"""Reads the jobs of `dagster.yml`, and the executors, schedules and loggers that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kedro.framework import project as kedro_project

from ...codes.dagster_yml import (
    EXECUTOR_TYPE_UNKNOWN,
    EXECUTOR_WITHOUT_TYPE,
    JOB_LEFT_OUT,
    NAME_IN_JOB_UNKNOWN,
    NAME_TAKEN_FOR_ANOTHER,
    PIPELINE_OF_JOB_UNKNOWN,
)
from ...diagnostics import DiagnosticLog
from ...errors import near
from ...group_by import parse_group_by
from ...kedro_model.dagster_yml import (
    ConfiguredExecutor,
    ConfiguredJob,
    ConfiguredLogger,
    ConfiguredSchedule,
    FanOut,
    JobKind,
    Orchestration,
)
from ...kedro_model.node import Pipeline
from ..config.places import Places
from ..config.resolving import ResolverCalls
from .by_path import EXECUTOR, LOGGER, read_by_path
from .checking import located, parse
from .crons import check_cron
from .documents import read_document, resolved_jobs
from .executor_tags import check_tags
from .executors import EXECUTORS, SHORT_NAMES
from .io_managers import read_io_managers
from .logger_classes import check_logger_classes
from .models import Document, JobOptions, LoggerOptions, RunConfig, ScheduleOptions
from .node_rules import node_settings, registered_nodes
from .retries import retry_policy
from .selections import select, selection_of
from .sensors import read_sensor
from .settings import asset_settings, registered_datasets


def inspect_orchestration(
    config_loader: Any,
    pipelines: tuple[Pipeline, ...],
    missing: tuple[str, ...],
    places: Places,
    log: DiagnosticLog,
    calls: ResolverCalls | None = None,
) -> Orchestration | None:
    """Read the whole file; jobs of pipelines that are empty or not exported are left out.

    So are those of pipelines that are `missing`, because their modules cannot be imported. `calls` are
    those of resolvers that the configuration loader was made with.

    Raises:
        UsageError: If the file cannot be read, or says something that does not hold together.
    """
    document = read_document(config_loader, places, log, calls)
    if document is None:
        return None
    return _Reader(document, pipelines, missing, places, log).read()


class _Reader:
    """Collects executors, schedules and loggers, those that are written out in jobs too."""

    def __init__(
        self,
        document: Document,
        pipelines: tuple[Pipeline, ...],
        missing: tuple[str, ...],
        places: Places,
        log: DiagnosticLog,
    ) -> None:
        self._document = document
        self._missing = missing
        self._log = log
        self._places = places
        self._pipelines = {pipeline.name: pipeline for pipeline in pipelines}
        self._executors = {
            name: self._executor(name, entry, ("executors", name))
            for name, entry in document.executors.items()
        }
        self._schedules = {
            name: self._schedule(name, entry, ("schedules", name))
            for name, entry in document.schedules.items()
        }
        self._loggers = {
            name: self._logger(name, entry, ("loggers", name))
            for name, entry in document.loggers.items()
        }

    def read(self) -> Orchestration:
        datasets = registered_datasets()
        jobs = None
        if self._document.jobs is not None:
            configured = [
                self._job(name, entry)
                for name, entry in sorted(resolved_jobs(self._document, self._places).items())
            ]
            jobs = tuple(job for job in configured if job is not None)
        return Orchestration(
            jobs=jobs,
            executors=tuple(self._executors.values()),
            schedules=tuple(self._schedules.values()),
            loggers=tuple(self._loggers.values()),
            io_managers=read_io_managers(
                self._document.io_managers, datasets, self._places, self._log
            ),
            sensors=tuple(
                read_sensor(name, entry, datasets, self._places, self._log)
                for name, entry in self._document.sensors.items()
            ),
            dependencies=tuple(self._document.dependencies),
            assets=asset_settings(self._document.assets, datasets, self._places),
            nodes=node_settings(
                self._document.nodes,
                registered_nodes(dict(kedro_project.pipelines)),
                self._places,
                self._log,
            ),
        )

    def _executor(self, name: str, config: Any, path: tuple[str, ...]) -> ConfiguredExecutor:
        entry = {config: None} if isinstance(config, str) else config
        if isinstance(entry, Mapping) and "path" in entry:
            own = read_by_path(EXECUTOR, entry, path, self._places, self._log)
            return ConfiguredExecutor(
                name=name,
                type=own.path,
                options=_items(own.config),
                place=self._places.of(*path),
                is_path=True,
            )
        if not isinstance(entry, Mapping) or len(entry) != 1:
            raise EXECUTOR_WITHOUT_TYPE(
                place=located(path, self._places), types=", ".join(EXECUTORS)
            )
        key, options = next(iter(entry.items()))
        kind = SHORT_NAMES.get(key, key)
        if kind not in EXECUTORS:
            raise EXECUTOR_TYPE_UNKNOWN(
                place=located((*path, str(key)), self._places),
                key=key,
                hint=near(str(key), (*EXECUTORS, *SHORT_NAMES)),
            )
        checked = parse(EXECUTORS[kind], options, (*path, key), self._places)
        return ConfiguredExecutor(
            name=name,
            type=kind,
            options=_items(checked.model_dump(exclude_unset=True, by_alias=True)),
            place=self._places.of(*path),
        )

    def _schedule(
        self, name: str, config: Any, path: tuple[str, ...], *, is_inline: bool = False
    ) -> ConfiguredSchedule:
        options = parse(ScheduleOptions, config, path, self._places)
        check_cron(options.cron_schedule, options.execution_timezone, path, self._places)
        return ConfiguredSchedule(
            name=name,
            cron_schedules=tuple(options.cron_schedule),
            execution_timezone=options.execution_timezone,
            description=options.description,
            metadata=_items(options.metadata),
            is_running=options.default_status == "RUNNING",
            tags=_items(options.tags),
            run_config=_run_config(options.run_config),
            is_inline=is_inline,
            place=self._places.of(*path),
        )

    def _logger(self, name: str, config: Any, path: tuple[str, ...]) -> ConfiguredLogger:
        if isinstance(config, Mapping) and "path" in config:
            own = read_by_path(LOGGER, config, path, self._places, self._log)
            return ConfiguredLogger(
                name=name,
                path=own.path,
                config=_items(own.config),
                place=self._places.of(*path),
            )
        options = parse(LoggerOptions, config, path, self._places)
        check_logger_classes(options, path, self._places, self._log)
        return ConfiguredLogger(
            name=name,
            level=options.log_level,
            handlers=tuple(_items(handler) for handler in options.handlers),
            formatters=tuple(
                (key, _items(formatter)) for key, formatter in options.formatters.items()
            ),
            filters=tuple((key, _items(filter_)) for key, filter_ in options.filters.items()),
            place=self._places.of(*path),
        )

    def _job(self, name: str, config: Any) -> ConfiguredJob | None:
        path = ("jobs", name)
        options = parse(JobOptions, config, path, self._places)
        check_tags(options.tags, (*path, "tags"), self._places)
        selection = selection_of(options.pipeline)
        if not self._is_registered(selection.pipeline_name, name):
            return None
        whole = self._pipelines.get(selection.pipeline_name)
        if whole is None or not whole.nodes:
            return None
        return ConfiguredJob(
            name=name,
            pipeline=select(
                whole,
                kedro_project.pipelines[selection.pipeline_name],
                selection,
                name,
                self._places,
                self._log,
            ),
            selection=selection,
            kind=None if options.kind is None else JobKind(options.kind),
            partitions=None if options.partitions is None else FanOut(options.partitions),
            group_by=parse_group_by(
                options.group_by, f"{located((*path, 'group_by'), self._places)}: group_by"
            ),
            says_group_by="group_by" in options.model_fields_set,
            executor=self._executor_of(name, options.executor),
            schedule=self._schedule_of(name, options.schedule),
            loggers=tuple(
                self._logger_of(name, position, logger)
                for position, logger in enumerate(options.loggers or ())
            ),
            description=options.description,
            tags=_items(options.tags),
            owners=tuple(options.owners),
            retry_policy=retry_policy(options.retry_policy),
            run_config=_run_config(options.run_config),
            place=self._places.of(*path),
        )

    def _is_registered(self, pipeline: str, job: str) -> bool:
        """Whether the project registers a pipeline; one whose module cannot be imported is reported."""
        registered = dict(kedro_project.pipelines)
        if pipeline in registered:
            return True
        where = located(("jobs", job, "pipeline", "pipeline_name"), self._places)
        missing = f"{where}: the project registers no pipeline '{pipeline}'"
        if pipeline not in self._missing:
            raise PIPELINE_OF_JOB_UNKNOWN(missing=missing, hint=near(pipeline, registered))
        self._log.add(JOB_LEFT_OUT(missing=missing, job=job), job)
        return False

    def _executor_of(self, job: str, config: str | dict[str, Any] | None) -> str | None:
        if config is None or isinstance(config, str):
            return self._known("executor", config, self._executors, ("jobs", job, "executor"))
        # The plugin's names for what a job writes out.
        name = f"{job}__executor"
        self._executors[name] = self._executor(name, config, ("jobs", job, "executor"))
        return name

    def _schedule_of(self, job: str, config: str | dict[str, Any] | None) -> str | None:
        if config is None or isinstance(config, str):
            return self._known("schedule", config, self._schedules, ("jobs", job, "schedule"))
        name = f"{job}__schedule"
        path = ("jobs", job, "schedule")
        self._schedules[name] = self._schedule(name, config, path, is_inline=True)
        return name

    def _logger_of(self, job: str, position: int, config: str | dict[str, Any]) -> str:
        path = ("jobs", job, "loggers")
        if isinstance(config, str):
            return str(self._known("logger", config, self._loggers, path))
        name = f"{job}__logger_{position}"
        self._loggers[name] = self._logger(name, config, path)
        return name

    def _known(
        self, what: str, name: str | None, known: Mapping[str, Any], path: tuple[str, ...]
    ) -> str | None:
        if name is None or name in known:
            return name
        alike = [candidate for candidate in known if _plain(candidate) == _plain(name)]
        if len(alike) == 1:
            self._log.add(
                NAME_TAKEN_FOR_ANOTHER(what=what, name=name, alike=alike[0]),
                f"{what} {name}",
                place=self._places.of(*path),
            )
            return alike[0]
        raise NAME_IN_JOB_UNKNOWN(
            place=located(path, self._places), what=what, name=name, hint=near(name, known)
        )


def _plain(name: str) -> str:
    """What two names share that differ in punctuation and capitals only."""
    return re.sub(r"[\W_]+", "_", name).casefold()


def _run_config(config: RunConfig) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (key, value) for key, value in config.model_dump(exclude_unset=True).items() if value
    )


def _items(mapping: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    return tuple((mapping or {}).items())
