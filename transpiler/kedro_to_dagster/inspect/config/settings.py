"""Everything that a Kedro project can set, and what becomes of it in the package.

The tables name all settings of `kedro.framework.project` and all variables that Kedro reads; a test
compares them with Kedro's own. Whatever is not honoured is reported when a project sets it.
"""

from __future__ import annotations

import ast
import importlib.util
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ...codes import Finding
from ...codes.project import (
    CATALOG_WITHOUT_EFFECT,
    CATALOG_WITHOUT_PARAMETERS,
    LOGGING_BY_VARIABLE_ONLY,
    MP_CONTEXT_WITHOUT_EFFECT,
    RUNNER_LOGS_NOTHING,
    RUNNERS_WITHOUT_EFFECT,
    SESSION_RUNS_ONCE,
    SESSION_STORE_WITHOUT_EFFECT,
    SETTING_OF_OTHER_TYPE,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...kedro_model.project import ProjectSettings
from .quiet import LOGGING_FILES, LOGGING_VARIABLE, logging_file

_HONOURED = "honoured"
# How a catalog makes its datasets of the configuration; the package makes them itself.
_MAKES_DATASETS = ("_add_from_config", "config_resolver", "default_runtime_patterns", "from_config")
# The classes of handlers that keep nothing.
_TO_TERMINAL = ("StreamHandler", "RichHandler", "NullHandler")


@dataclass(frozen=True, slots=True)
class SettingPlaces:
    """Where the project sets its settings."""

    file: str | None
    _lines: Mapping[str, int]

    def of(self, setting: str) -> Place | None:
        """The line that sets it; the file where it is imported or computed."""
        return None if self.file is None else Place(file=self.file, line=self._lines.get(setting))


def find_settings(package: str, project: Path) -> SettingPlaces:
    """Find the lines of the settings module that assign or import a name."""
    spec = importlib.util.find_spec(f"{package}.settings")
    if spec is None or spec.origin is None:
        return SettingPlaces(None, {})
    file = Path(spec.origin).resolve()
    lines: dict[str, int] = {}
    for statement in ast.parse(file.read_bytes()).body:
        names: list[str] = []
        if isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            names = [statement.target.id]
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            names = [alias.asname or alias.name for alias in statement.names]
        lines.update(dict.fromkeys(names, statement.lineno))
    try:
        name = file.relative_to(project.resolve()).as_posix()
    except ValueError:
        name = file.name
    return SettingPlaces(name, lines)


# What the settings have to be that Kedro does not check itself: a run, or what reads them, would fail.
_FORMS: Mapping[str, tuple[type, str]] = {
    "DISABLE_HOOKS_FOR_PLUGINS": (Iterable, "a tuple of names of plugins"),
    "CONFIG_LOADER_ARGS": (Mapping, "a dictionary of arguments by their names"),
    "SESSION_STORE_ARGS": (Mapping, "a dictionary of arguments by their names"),
}


def check_forms(settings: Any, places: SettingPlaces) -> None:
    """Check the settings whose values Kedro takes as they are.

    Raises:
        ProjectError: If one is of a type that Kedro cannot use.
    """
    for setting, (form, needed) in _FORMS.items():
        value = getattr(settings, setting)
        if not isinstance(value, form):
            place = places.of(setting) or "settings.py"
            # dynaconf has a class of lists of its own.
            found = "list" if isinstance(value, list) else type(value).__name__
            raise SETTING_OF_OTHER_TYPE(place=place, setting=setting, needed=needed, type=found)


def inspect_settings(
    settings: Any,
    project: Path,
    places: SettingPlaces,
    log: DiagnosticLog,
    *,
    has_session: bool = False,
    are_loaded: bool = False,
) -> ProjectSettings:
    """Read the settings that change what a run does, and report those that do nothing in the package.

    With a session, runs load parameters as Kedro does.
    """
    for name, outcome in SETTINGS.items():
        reported = outcome if isinstance(outcome, str) else outcome(getattr(settings, name, None))
        if isinstance(reported, Finding):
            log.add(reported, name, place=places.of(name))
    if not has_session:
        _report_parameters(settings.DATA_CATALOG_CLASS, places, log)
    for variable, finding in VARIABLES.items():
        if isinstance(finding, Finding) and variable in os.environ:
            log.add(finding, variable)
    # Not what a variable names on this machine.
    has_logging = any((project / file).is_file() for file in LOGGING_FILES)
    _report_logging(project, log, has_logging=has_logging)
    return ProjectSettings(
        catalog_class=_path_of_catalog(settings.DATA_CATALOG_CLASS),
        validates_datasets=bool(getattr(settings, "DATASET_VALIDATION", True)),
        has_logging=has_logging,
        are_loaded=are_loaded,
    )


def _report_logging(project: Path, log: DiagnosticLog, *, has_logging: bool) -> None:
    """Report a file that runs do not follow, or the first handler that does not log to the terminal."""
    file = logging_file(project)
    if file is None:
        return
    inside = file.is_relative_to(project)
    shown = file.relative_to(project).as_posix() if inside else file.name
    if not has_logging:
        log.add(LOGGING_BY_VARIABLE_ONLY(file=shown), LOGGING_VARIABLE, place=Place(file=shown))
        return
    configuration = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name, handler in (configuration.get("handlers") or {}).items():
        if not str(handler.get("class")).endswith(_TO_TERMINAL):
            log.add(RUNNER_LOGS_NOTHING(handler=name), name, place=Place(file=shown))
            return


def _path_of_catalog(catalog_class: type) -> str | None:
    if is_kedros(catalog_class):
        return None
    return f"{catalog_class.__module__}:{catalog_class.__qualname__}"


def is_kedros(value: type) -> bool:
    """Whether a class is one of Kedro's."""
    return value.__module__.partition(".")[0] == "kedro"


def overridden(value: type, base: type) -> list[str]:
    """The attributes of Kedro's class that one of the project's has in their place, and those it adds."""
    return sorted(
        {
            name
            for owner in value.__mro__
            if not is_kedros(owner) and owner is not object and issubclass(owner, base)
            for name in vars(owner)
            if name == "__init__" or not name.startswith(("__", "_abc_"))
        }
    )


def _session_class(value: Any) -> Finding | None:
    from kedro.framework.session.session import KedroSession

    if value is None or is_kedros(value):
        return None
    if issubclass(value, KedroSession) and "run" not in overridden(value, KedroSession):
        return None
    return SESSION_RUNS_ONCE(module=value.__module__, qualname=value.__qualname__)


def _listed(names: list[str]) -> str:
    *first, last = [f"'{name}'" for name in names] or ["the code"]
    return f"{', '.join(first)} and {last}" if first else last


def _store_class(value: Any) -> Finding | None:
    if value is None or value.__qualname__ == "BaseSessionStore":
        return None
    return SESSION_STORE_WITHOUT_EFFECT(module=value.__module__, qualname=value.__qualname__)


def _catalog_class(value: Any) -> Finding | None:
    from kedro.io import DataCatalog

    changed = [name for name in overridden(value, DataCatalog) if name in _MAKES_DATASETS]
    if not changed:
        return None
    return CATALOG_WITHOUT_EFFECT(
        module=value.__module__, qualname=value.__qualname__, names=_listed(changed)
    )


def _report_parameters(catalog_class: type, places: SettingPlaces, log: DiagnosticLog) -> None:
    """Report a class of catalogs that may load parameters in its own way."""
    from kedro.io import DataCatalog

    if "load" in overridden(catalog_class, DataCatalog):
        found = CATALOG_WITHOUT_PARAMETERS(
            module=catalog_class.__module__, qualname=catalog_class.__qualname__
        )
        log.add(found, "DATA_CATALOG_CLASS", place=places.of("DATA_CATALOG_CLASS"))


def _allowlist(value: Any) -> Finding | None:
    if not value:
        return None
    return RUNNERS_WITHOUT_EFFECT()


# HOOKS, the configuration loader and its arguments, and what is disabled are read where they are used.
SETTINGS: Mapping[str, str | Callable[[Any], Finding | None]] = {
    "CONF_SOURCE": _HONOURED,
    "HOOKS": _HONOURED,
    "CONTEXT_CLASS": _HONOURED,
    "SESSION_CLASS": _session_class,
    "SESSION_STORE_CLASS": _store_class,
    # The arguments of a store that is reported itself; Kedro's own does nothing.
    "SESSION_STORE_ARGS": _HONOURED,
    "DISABLE_HOOKS_FOR_PLUGINS": _HONOURED,
    "RUNNER_MODULE_ALLOWLIST": _allowlist,
    "CONFIG_LOADER_CLASS": _HONOURED,
    "CONFIG_LOADER_ARGS": _HONOURED,
    "DATA_CATALOG_CLASS": _catalog_class,
    "DATASET_VALIDATION": _HONOURED,
}

# The variables that Kedro reads. Those that are honoured are read by the package in each run.
VARIABLES: Mapping[str, str | Finding] = {
    "KEDRO_ENV": _HONOURED,
    "KEDRO_LOGGING_CONFIG": _HONOURED,
    "KEDRO_LOGGING_MODULE_ALLOWLIST": _HONOURED,
    "KEDRO_DATASET_VALIDATION": _HONOURED,
    # It names the project for Kedro's server, and for the package.
    "KEDRO_PROJECT_PATH": _HONOURED,
    "KEDRO_MP_CONTEXT": MP_CONTEXT_WITHOUT_EFFECT(),
    # Of Kedro's server and of its plugin for telemetry: neither has a part in a run.
    "KEDRO_SERVER_ENV": _HONOURED,
    "KEDRO_SERVER_CONF_SOURCE": _HONOURED,
    "KEDRO_DISABLE_TELEMETRY": _HONOURED,
}
