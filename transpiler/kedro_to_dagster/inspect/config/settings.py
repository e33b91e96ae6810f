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
    LOGGING_BY_VARIABLE_ONLY,
    MP_CONTEXT_WITHOUT_EFFECT,
    RUNNER_LOGS_NOTHING,
    RUNNERS_WITHOUT_EFFECT,
    SESSION_RUNS_ONCE,
    SESSION_STORED_WITHOUT_COMMAND,
    SETTING_OF_OTHER_TYPE,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...kedro_model.project import ProjectSettings
from .quiet import LOGGING_FILES, LOGGING_VARIABLE, logging_file

_HONOURED = "honoured"
# What Python writes into a class besides, in some of its releases.
_OF_CLASS_STATEMENTS = (
    *("__module__", "__qualname__", "__firstlineno__", "__static_attributes__", "__type_params__"),
    *("__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__"),
)
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
        # Kedro makes a dictionary of what is empty.
        is_empty = setting == "SESSION_STORE_ARGS" and value is not None and not value
        if not (is_empty or isinstance(value, form)):
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
    are_loaded: bool = False,
) -> ProjectSettings:
    """Read the settings that change what a run does, and report those that do nothing in the package."""
    for name, outcome in SETTINGS.items():
        is_session = name == "SESSION_CLASS"
        value = session_class_of(settings) if is_session else getattr(settings, name, None)
        reported = outcome if isinstance(outcome, str) else outcome(value)
        if isinstance(reported, Finding):
            log.add(reported, name, place=places.of(name))
    for variable, finding in VARIABLES.items():
        if isinstance(finding, Finding) and variable in os.environ:
            log.add(finding, variable)
    # Not what a variable names on this machine.
    has_logging = any((project / file).is_file() for file in LOGGING_FILES)
    _report_logging(project, log, has_logging=has_logging)
    return ProjectSettings(
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
        }
        - _of_any_subclass(base)
    )


def _of_any_subclass(base: type) -> set[str]:
    """The attributes that Python gives a subclass that changes nothing."""
    return {*vars(type("Same", (base,), {"__doc__": ""})), *_OF_CLASS_STATEMENTS}


def session_class_of(settings: Any) -> type | None:
    """The class of sessions; None in a Kedro without the setting, which `kedro run` passes over there."""
    from kedro.framework import project

    is_known = hasattr(type(project.settings), "_SESSION_CLASS")
    session_class: type | None = getattr(settings, "SESSION_CLASS", None) if is_known else None
    return session_class


def _session_class(value: Any) -> Finding | None:
    from kedro.framework.session.session import KedroSession

    if value is None or is_kedros(value):
        return None
    if issubclass(value, KedroSession) and "run" not in overridden(value, KedroSession):
        return None
    return SESSION_RUNS_ONCE(module=value.__module__, qualname=value.__qualname__)


def _store_class(value: Any) -> Finding | None:
    if value is None or value.__qualname__ == "BaseSessionStore":
        return None
    return SESSION_STORED_WITHOUT_COMMAND(module=value.__module__, qualname=value.__qualname__)


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
    "SESSION_STORE_ARGS": _HONOURED,
    "DISABLE_HOOKS_FOR_PLUGINS": _HONOURED,
    "RUNNER_MODULE_ALLOWLIST": _allowlist,
    "CONFIG_LOADER_CLASS": _HONOURED,
    "CONFIG_LOADER_ARGS": _HONOURED,
    "DATA_CATALOG_CLASS": _HONOURED,
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
