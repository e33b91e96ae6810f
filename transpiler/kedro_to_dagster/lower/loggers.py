"""Loggers: those of `dagster.yml` that a job uses, in the words of `logging.config`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from ..model.orchestration import ConfiguredLogger
from ..model.running import Logger, LogHandler
from . import bound
from .draft import Draft
from .executors import report_unused
from .names import safe_identifier, unique_names

_DEFAULT = "default"
# What `logging.config` gives to `logging.Formatter`, or any class in its place.
_FORMATTER_KEYS = frozenset({"format", "datefmt", "style", "validate", "defaults", "class"})
# What a logger without handlers, or a handler without formatter, has with the plugin.
_DEFAULT_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
_DEFAULT_HANDLER = (("class", "logging.StreamHandler"), ("stream", "ext://sys.stdout"))


def lower_loggers(draft: Draft) -> Draft:
    """Make the loggers that jobs use."""
    orchestration = draft.project.orchestration
    if orchestration is None:
        return draft
    used = {
        name
        for job in draft.planned_jobs
        if job.configured is not None
        for name in job.configured.loggers
    }
    report_unused("logger", orchestration.loggers, used, draft)
    chosen = sorted(
        (each for each in orchestration.loggers if each.name in used), key=lambda each: each.name
    )
    variables = unique_names(
        [each.name for each in chosen], lambda name: safe_identifier(name, bound.LOGGERS)
    )
    return replace(
        draft,
        loggers=tuple(_logger(each, variables[each.name]) for each in chosen),
        logger_variables=variables,
    )


def _logger(configured: ConfiguredLogger, variable: str) -> Logger:
    handlers = [dict(each) for each in configured.handlers or (_DEFAULT_HANDLER,)]
    formatters = {name: dict(each) for name, each in configured.formatters}
    if any("formatter" not in each for each in handlers):
        default = _DEFAULT if _DEFAULT not in formatters else f"{_DEFAULT}_format"
        formatters[default] = {"format": _DEFAULT_FORMAT}
        for each in handlers:
            each.setdefault("formatter", default)
    return Logger(
        variable=variable,
        level=configured.level,
        handlers=tuple(_handler(each, configured.level) for each in handlers),
        formatters=tuple((name, _formatter(each)) for name, each in formatters.items()),
        filters=tuple((name, _filter(dict(each))) for name, each in configured.filters),
    )


def _handler(given: dict[str, Any], level: str) -> LogHandler:
    given = {**given, "level": str(given.get("level", level)).upper()}
    file = given.get("filename")
    if isinstance(file, str) and _is_relative(file):
        del given["filename"]
        return LogHandler(config=tuple(given.items()), file=file)
    return LogHandler(config=tuple(given.items()))


def _is_relative(file: str) -> bool:
    return not (PurePosixPath(file).is_absolute() or PureWindowsPath(file).is_absolute())


def _formatter(given: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """`class` with arguments of its own is what `logging.config` calls a factory."""
    if "class" in given and not given.keys() <= _FORMATTER_KEYS:
        return _as_factory(given)
    return tuple(given.items())


def _filter(given: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return _as_factory(given) if "class" in given else tuple(given.items())


def _as_factory(given: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    rest = {key: value for key, value in given.items() if key != "class"}
    return (("()", given["class"]), *rest.items())
