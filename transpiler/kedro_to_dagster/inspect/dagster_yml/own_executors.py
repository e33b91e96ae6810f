"""Executors of one's own: found by the path that imports them, checked against their schema."""

from __future__ import annotations

import importlib
from typing import Any

from ...codes.dagster_yml import EXECUTOR_NOT_CHECKED, EXECUTOR_PATH_WRONG
from ...diagnostics import DiagnosticLog
from ...errors import UsageError, near
from ...paths import PATH, split_path
from ..config.causes import cause_of
from ..config.places import Places
from .checking import Mapped, Strict, located, parse

_EXAMPLE = "Write it as 'my_company.executors:ray', the path of a dagster.ExecutorDefinition."


class OwnExecutor(Strict):
    """The path of an executor, and its configuration."""

    path: str
    config: Mapped = {}


def read_own_executor(
    given: Any, where: tuple[str, ...], places: Places, log: DiagnosticLog
) -> OwnExecutor:
    """An executor by its path, checked against its own schema where it can be imported.

    Raises:
        UsageError: If the path leads to no executor, or its schema does not take the configuration.
    """
    options = parse(OwnExecutor, given, where, places)
    if not PATH.fullmatch(options.path):
        raise _error(where, places, f"'{options.path}' is not of the form module:name", _EXAMPLE)
    found = _imported(options.path, where, places, log)
    if found is not None:
        _check(found, options, where, places)
    return options


def _imported(path: str, where: tuple[str, ...], places: Places, log: DiagnosticLog) -> Any:
    module, name = split_path(path)
    try:
        found: Any = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not (module == error.name or module.startswith(f"{error.name}.")):
            raise _broken(where, places, path, error) from error
        log.add(
            EXECUTOR_NOT_CHECKED(module=error.name, path=path),
            ".".join(where),
            place=places.of(*where),
        )
        return None
    except (Exception, SystemExit) as error:
        raise _broken(where, places, path, error) from error
    for part in name.split("."):
        if not hasattr(found, part):
            said = f"the module '{module}' has no '{part}'"
            raise _error(where, places, said, near(part, _executors(found)))
        found = getattr(found, part)
    return found


def _broken(where: tuple[str, ...], places: Places, path: str, error: BaseException) -> UsageError:
    cause = cause_of(error, places.project)
    return _error(where, places, f"'{path}' cannot be imported: {cause}", "Correct the module.")


def _executors(module: Any) -> list[str]:
    import dagster as dg

    found = vars(module).items() if hasattr(module, "__dict__") else ()
    return [name for name, value in found if isinstance(value, dg.ExecutorDefinition)]


def _check(found: Any, options: OwnExecutor, where: tuple[str, ...], places: Places) -> None:
    import dagster as dg
    from dagster._config import validate_config

    if not isinstance(found, dg.ExecutorDefinition):
        said = f"'{options.path}' is a {type(found).__name__}, and no dagster.ExecutorDefinition"
        raise _error(where, places, said, _EXAMPLE)
    schema = found.config_schema
    field = schema.as_field() if schema is not None else None
    if field is None:
        return
    result = validate_config(field.config_type, options.config)
    if not result.success:
        errors = result.errors or []
        said = "; ".join(" ".join(error.message.split()) for error in errors)
        raise _error((*where, "config"), places, said, "Correct it as its schema says.")


def _error(where: tuple[str, ...], places: Places, said: str, hint: str) -> UsageError:
    return EXECUTOR_PATH_WRONG(place=located(where, places), said=said, hint=hint)
