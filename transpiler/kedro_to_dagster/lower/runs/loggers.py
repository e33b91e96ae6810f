"""Loggers: those of `dagster.yml` that a job uses, in the words of `logging.config`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from ...dagster_model.runs import Logger, LogHandler
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredLogger
from ...kedro_model.project import Project
from ..names import bound
from ..names.identifiers import safe_identifier, unique_names
from ..planned_jobs import PlannedJob
from .own_objects import own_object
from .unused import report_unused

# What `logging.config` gives to `logging.Formatter`, or any class in its place.
_FORMATTER_KEYS = frozenset({"format", "datefmt", "style", "validate", "defaults", "class"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loggers:
    """The loggers that jobs use, and their variables by the names in `dagster.yml`."""

    loggers: tuple[Logger, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


def lower_loggers(
    project: Project, planned_jobs: Iterable[PlannedJob], log: DiagnosticLog
) -> Loggers:
    """Make the loggers that jobs use."""
    if project.orchestration is None:
        return Loggers()
    configured = project.orchestration.loggers
    used = {
        name
        for job in planned_jobs
        if job.configured is not None
        for name in job.configured.loggers
    }
    report_unused("logger", configured, used, log)
    used_loggers = sorted(
        (logger for logger in configured if logger.name in used), key=lambda logger: logger.name
    )
    taken = bound.LOGGERS | bound.top_modules(logger.path for logger in used_loggers)
    variables = unique_names(
        [logger.name for logger in used_loggers], lambda name: safe_identifier(name, taken)
    )
    return Loggers(
        loggers=tuple(_logger(logger, variables[logger.name]) for logger in used_loggers),
        variables=variables,
    )


def _logger(configured: ConfiguredLogger, variable: str) -> Logger:
    if configured.path is not None:
        return Logger(variable=variable, own=own_object(configured.path), config=configured.config)
    return Logger(
        variable=variable,
        level=configured.level,
        handlers=tuple(_handler(dict(handler)) for handler in configured.handlers),
        formatters=tuple(
            (name, _formatter(dict(options))) for name, options in configured.formatters
        ),
        filters=tuple((name, _filter(dict(options))) for name, options in configured.filters),
    )


def _handler(options: dict[str, Any]) -> LogHandler:
    if "level" in options:
        options = {**options, "level": str(options["level"]).upper()}
    file = options.get("filename")
    if isinstance(file, str) and _is_relative(file):
        del options["filename"]
        return LogHandler(config=tuple(options.items()), file=file)
    return LogHandler(config=tuple(options.items()))


def _is_relative(file: str) -> bool:
    return not (PurePosixPath(file).is_absolute() or PureWindowsPath(file).is_absolute())


def _formatter(options: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """`class` with arguments of its own is what `logging.config` calls a factory."""
    if "class" in options and not options.keys() <= _FORMATTER_KEYS:
        return _as_factory(options)
    return tuple(options.items())


def _filter(options: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return _as_factory(options) if "class" in options else tuple(options.items())


def _as_factory(options: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    rest = {key: value for key, value in options.items() if key != "class"}
    return (("()", options["class"]), *rest.items())
