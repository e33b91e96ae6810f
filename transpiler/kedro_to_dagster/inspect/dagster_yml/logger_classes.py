"""The classes that a logger names, found as `logging.config` finds them when a run starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from logging.config import BaseConfigurator
from typing import Any

from ...codes.dagster_yml import OBJECT_PATH_WRONG
from ...diagnostics import DiagnosticLog
from ...errors import UsageError, near
from ..config.causes import cause_of
from ..config.places import Places
from .by_path import is_of_path, tell_not_installed
from .checking import located
from .models import LoggerOptions

_KEYS = ("class", "()")
_HINT = "Write it as 'my_company.logs.OnlyErrors', the path of a class."


def check_logger_classes(
    options: LoggerOptions, path: tuple[str, ...], places: Places, log: DiagnosticLog
) -> None:
    """See that the classes of handlers, formatters and filters can be imported.

    One of a distribution that is not installed here is reported.

    Raises:
        UsageError: If a path leads to nothing.
    """
    for where, config in _configurations(options):
        for key in _KEYS:
            if isinstance(config.get(key), str):
                _check(config[key], (*path, *where, key), places, log)


def _configurations(
    options: LoggerOptions,
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    for at, handler in enumerate(options.handlers):
        yield ("handlers", str(at)), handler
    for name, formatter in options.formatters.items():
        yield ("formatters", name), formatter
    for name, filter_ in options.filters.items():
        yield ("filters", name), filter_


def _check(name: str, where: tuple[str, ...], places: Places, log: DiagnosticLog) -> None:
    configurator: Any = BaseConfigurator({})
    try:
        configurator.resolve(name)
    except (Exception, SystemExit) as error:
        cause = error.__cause__ or error
        if not isinstance(cause, ModuleNotFoundError) or not is_of_path(cause, name):
            said = f"'{name}' cannot be imported: {cause_of(cause, places.project)}"
            raise _error(where, places, said, "Correct the module.") from error
        if "" in name.split(".") or "." not in name:
            said = f"'{name}' is not of the form module.Class"
            raise _error(where, places, said, _HINT) from error
        if tell_not_installed(cause, "class", name, where, places, log):
            return
        above, _, missing = str(cause.name).rpartition(".")
        names = [key for key in vars(sys.modules[above]) if not key.startswith("_")]
        said = f"the module '{above}' has no '{missing}'"
        raise _error(where, places, said, near(missing, names)) from error


def _error(where: tuple[str, ...], places: Places, said: str, hint: str) -> UsageError:
    return OBJECT_PATH_WRONG(place=located(where, places), said=said, hint=hint)
