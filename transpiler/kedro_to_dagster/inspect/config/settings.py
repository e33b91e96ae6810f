"""Everything that a Kedro project can set, and what becomes of it in the package.

The tables name all settings of `kedro.framework.project` and all variables that Kedro reads; a test
compares them with Kedro's own. Whatever is not honoured is reported when a project sets it.
"""

from __future__ import annotations

import ast
import importlib.util
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...kedro_model.project import ProjectSettings
from .quiet import LOGGING_FILES

_HONOURED = "honoured"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reported:
    """A setting that is reported: how, and what to do."""

    code: str
    message: str
    hint: str


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
    for statement in ast.parse(file.read_text(encoding="utf-8")).body:
        names: list[str] = []
        if isinstance(statement, ast.Assign):
            names = [each.id for each in statement.targets if isinstance(each, ast.Name)]
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            names = [statement.target.id]
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            names = [each.asname or each.name for each in statement.names]
        lines.update(dict.fromkeys(names, statement.lineno))
    try:
        name = file.relative_to(project.resolve()).as_posix()
    except ValueError:
        name = file.name
    return SettingPlaces(name, lines)


def inspect_settings(
    settings: Any,
    project: Path,
    places: SettingPlaces,
    log: DiagnosticLog,
    *,
    has_hooks: bool = False,
) -> ProjectSettings:
    """Read the settings that change what a run does, and report those that do nothing in the package.

    The runs of a package with hooks are those of the project's own session.
    """
    for name, outcome in SETTINGS.items():
        if name == "SESSION_CLASS" and has_hooks:
            continue
        reported = outcome if isinstance(outcome, str) else outcome(getattr(settings, name, None))
        if isinstance(reported, _Reported):
            log.add(
                reported.code, name, reported.message, hint=reported.hint, place=places.of(name)
            )
    for variable, told in VARIABLES.items():
        if isinstance(told, _Reported) and variable in os.environ:
            log.add(told.code, variable, told.message, hint=told.hint)
    return ProjectSettings(
        catalog_class=_path_of_catalog(settings.DATA_CATALOG_CLASS),
        validates_datasets=bool(getattr(settings, "DATASET_VALIDATION", True)),
        # Not what a variable names on this machine.
        has_logging=any((project / file).is_file() for file in LOGGING_FILES),
    )


def _path_of_catalog(catalog_class: type) -> str | None:
    if _is_kedros(catalog_class):
        return None
    return f"{catalog_class.__module__}:{catalog_class.__qualname__}"


def _is_kedros(value: type) -> bool:
    return value.__module__.partition(".")[0] == "kedro"


def overridden(value: type, base: type) -> list[str]:
    """The attributes of Kedro's class that one of the project's has in their place, and those it adds."""
    return sorted(
        {
            name
            for each in value.__mro__
            if not _is_kedros(each) and each is not object and issubclass(each, base)
            for name in vars(each)
            if name == "__init__" or not name.startswith(("__", "_abc_"))
        }
    )


def _session_class(value: Any) -> _Reported | None:
    from kedro.framework.session.session import KedroSession

    if value is None or _is_kedros(value):
        return None
    changed = overridden(value, KedroSession) or overridden(value, object)
    return _Reported(
        code="K2D106",
        message=f"SESSION_CLASS is '{value.__module__}.{value.__qualname__}', and a Dagster run makes no "
        f"session: what its {_listed(changed)} would do does not happen.",
        hint="Move it into a hook, such as before_pipeline_run.",
    )


def _listed(names: list[str]) -> str:
    *first, last = [f"'{name}'" for name in names] or ["the code"]
    return f"{', '.join(first)} and {last}" if first else last


def _store_class(value: Any) -> _Reported | None:
    if value is None or value.__qualname__ == "BaseSessionStore":
        return None
    return _Reported(
        code="K2D106",
        message=f"SESSION_STORE_CLASS is '{value.__module__}.{value.__qualname__}', and no session is "
        "stored: a Dagster run makes none.",
        hint="Dagster keeps what there is to know of each run.",
    )


def _allowlist(value: Any) -> _Reported | None:
    if not value:
        return None
    return _Reported(
        code="K2D107",
        message="RUNNER_MODULE_ALLOWLIST is for 'kedro run --runner'; the package has executors.",
        hint="Choose one in dagster.yml.",
    )


# HOOKS, the configuration loader and its arguments, and what is disabled are read where they are used.
SETTINGS: Mapping[str, str | Callable[[Any], _Reported | None]] = {
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
    "DATA_CATALOG_CLASS": _HONOURED,
    "DATASET_VALIDATION": _HONOURED,
}

# The variables that Kedro reads. Those that are honoured are read by the package in each run.
VARIABLES: Mapping[str, str | _Reported] = {
    "KEDRO_ENV": _HONOURED,
    "KEDRO_LOGGING_CONFIG": _HONOURED,
    "KEDRO_LOGGING_MODULE_ALLOWLIST": _HONOURED,
    "KEDRO_DATASET_VALIDATION": _HONOURED,
    # It names the project for Kedro's server, and for the package.
    "KEDRO_PROJECT_PATH": _HONOURED,
    "KEDRO_MP_CONTEXT": _Reported(
        code="K2D107",
        message="KEDRO_MP_CONTEXT is set, which is for Kedro's ParallelRunner; the package has executors.",
        hint="Give an executor a 'start_method' in dagster.yml.",
    ),
    # Of Kedro's server and of its plugin for telemetry: neither has a part in a run.
    "KEDRO_SERVER_ENV": _HONOURED,
    "KEDRO_SERVER_CONF_SOURCE": _HONOURED,
    "KEDRO_DISABLE_TELEMETRY": _HONOURED,
}
