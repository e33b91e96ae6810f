"""Objects of one's own: found by the path that imports them, checked against their schema."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...codes.dagster_yml import OBJECT_NOT_CHECKED, OBJECT_PATH_WRONG
from ...diagnostics import DiagnosticLog
from ...errors import UsageError, near
from ...paths import PATH, split_path
from ..code.signatures import signature_of
from ..config.causes import cause_of
from ..config.places import Places
from .checking import Mapped, Strict, located, parse


@dataclass(frozen=True, slots=True)
class Kind:
    """What a path must lead to: a class of Dagster's, and what it is called.

    It may also be a class that is derived from `base`, to be made with its configuration.
    """

    noun: str
    dagster_class: str
    example: str
    base: str = ""

    @property
    def expected(self) -> str:
        """What it must lead to, in words."""
        derived = f", and no class derived from dagster.{self.base}" if self.base else ""
        return f"no dagster.{self.dagster_class}{derived}"

    @property
    def hint(self) -> str:
        """How such a path is written."""
        derived = f", or of a class derived from dagster.{self.base}" if self.base else ""
        return f"Write it as '{self.example}', the path of a dagster.{self.dagster_class}{derived}."


EXECUTOR = Kind("executor", "ExecutorDefinition", "my_company.executors:ray")
LOGGER = Kind("logger", "LoggerDefinition", "my_company.loggers:json")
IO_MANAGER = Kind(
    "I/O manager",
    "IOManagerDefinition",
    "my_company.io_managers:WarehouseIOManager",
    base="ConfigurableIOManagerFactory",
)
SENSOR = Kind("sensor", "SensorDefinition", "my_company.sensors:after_upload")


class ByPath(Strict):
    """The path of an object, and its configuration."""

    path: str
    config: Mapped = {}


def read_by_path(
    kind: Kind, entry: Any, where: tuple[str, ...], places: Places, log: DiagnosticLog
) -> ByPath:
    """An object by its path, checked against its own schema where it can be imported.

    Raises:
        UsageError: If the path leads to nothing of the kind, or its schema does not take the configuration.
    """
    options = parse(ByPath, entry, where, places)
    find_by_path(kind, options, where, places, log)
    return options


def find_by_path(
    kind: Kind, options: ByPath, where: tuple[str, ...], places: Places, log: DiagnosticLog
) -> Any:
    """What a path leads to, checked against its own schema; None where it cannot be imported.

    Raises:
        UsageError: If the path leads to nothing of the kind, or its schema does not take the configuration.
    """
    found = _imported(kind, options.path, where, places, log)
    if found is not None:
        _check(kind, found, options, where, places)
    return found


def read_function(
    path: str, arguments: int, where: tuple[str, ...], places: Places, log: DiagnosticLog
) -> None:
    """See that a path leads to a function of so many arguments, where it can be imported.

    Raises:
        UsageError: If it does not.
    """
    hint = "Write it as 'my_company.alerts:page', the path of a function."
    kind = Kind("function", "", "my_company.alerts:page")
    target = _imported(kind, path, where, places, log, hint)
    if target is None:
        return
    if not callable(target):
        message = f"'{path}' is a {type(target).__name__}, and no function"
        raise _error(where, places, message, hint)
    try:
        signature_of(target).bind(*[None] * arguments)
    except TypeError as error:
        number = "one argument" if arguments == 1 else f"{arguments} arguments"
        message = f"'{path}' cannot be called with {number}: {error}"
        raise _error(where, places, message, "Correct the function.") from None
    except ValueError:
        return


def _imported(
    kind: Kind,
    path: str,
    where: tuple[str, ...],
    places: Places,
    log: DiagnosticLog,
    hint: str | None = None,
) -> Any:
    if not PATH.fullmatch(path):
        raise _error(where, places, f"'{path}' is not of the form module:name", hint or kind.hint)
    module, name = split_path(path)
    try:
        target: Any = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if not is_of_path(error, module):
            raise _broken(where, places, path, error) from error
        if not tell_not_installed(error, kind.noun, path, where, places, log):
            message = f"there is no module '{error.name}'"
            raise _error(where, places, message, hint or kind.hint) from None
        return None
    except (Exception, SystemExit) as error:
        raise _broken(where, places, path, error) from error
    for part in name.split("."):
        if not hasattr(target, part):
            message = f"the module '{module}' has no '{part}'"
            raise _error(where, places, message, near(part, _alike(kind, target)))
        target = getattr(target, part)
    return target


def is_of_path(error: ModuleNotFoundError, path: str) -> bool:
    """Whether the module that is missing is one on the path, and not what such a module imports."""
    return error.name is not None and f"{path}.".startswith(f"{error.name}.")


def tell_not_installed(
    error: ModuleNotFoundError,
    noun: str,
    path: str,
    where: tuple[str, ...],
    places: Places,
    log: DiagnosticLog,
) -> bool:
    """Report a path into a distribution that is not installed here; False if the path is a mistake."""
    module = error.name or ""
    # A package without a file may have parts in several distributions.
    if getattr(sys.modules.get(module.rpartition(".")[0]), "__file__", None):
        return False
    log.add(
        OBJECT_NOT_CHECKED(module=module, noun=noun, path=path),
        ".".join(where),
        place=places.of(*where),
    )
    return True


def _broken(where: tuple[str, ...], places: Places, path: str, error: BaseException) -> UsageError:
    cause = cause_of(error, places.project)
    return _error(where, places, f"'{path}' cannot be imported: {cause}", "Correct the module.")


def _is_of(kind: Kind, value: Any) -> bool:
    import dagster as dg

    if not kind.dagster_class:
        return inspect.isfunction(value)
    if kind.base and isinstance(value, type):
        return issubclass(value, getattr(dg, kind.base))
    return isinstance(value, getattr(dg, kind.dagster_class))


def _alike(kind: Kind, module: Any) -> list[str]:
    members: Mapping[str, Any] = vars(module) if hasattr(module, "__dict__") else {}
    return [name for name, value in members.items() if _is_of(kind, value)]


def _check(
    kind: Kind, target: Any, options: ByPath, where: tuple[str, ...], places: Places
) -> None:
    from dagster._config import validate_config

    if not _is_of(kind, target):
        message = f"'{options.path}' is a {type(target).__name__}, and {kind.expected}"
        raise _error(where, places, message, kind.hint)
    is_class = isinstance(target, type)
    schema: Any = target.to_config_schema() if is_class else getattr(target, "config_schema", None)
    field = schema.as_field() if schema is not None else None
    if field is None:
        return
    result = validate_config(field.config_type, options.config)
    if not result.success:
        errors = result.errors or []
        message = "; ".join(" ".join(error.message.split()) for error in errors)
        raise _error((*where, "config"), places, message, "Correct it as its schema says.")


def _error(where: tuple[str, ...], places: Places, message: str, hint: str) -> UsageError:
    return OBJECT_PATH_WRONG(place=located(where, places), said=message, hint=hint)
