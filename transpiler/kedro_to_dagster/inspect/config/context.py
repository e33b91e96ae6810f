"""Asks a context class of the project's own for the parameters, as a run of Kedro does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...codes.parameters import CONTEXT_CHANGES_PARAMETERS
from ...diagnostics import DiagnosticLog
from .settings import SettingPlaces, overridden

# Those of Kedro's methods that decide what the parameters are.
_OF_PARAMETERS = frozenset({"params", "_get_parameters", "_get_validated_params", "__init__"})


def parameters_reader(
    context_class: Any,
    project: Path,
    package: str,
    places: SettingPlaces,
    log: DiagnosticLog,
) -> Callable[[Any], Any] | None:
    """A function that reads the parameters with a configuration loader; None to ask that itself."""
    from kedro.framework.context import KedroContext

    changed = overridden(context_class, KedroContext)
    name = f"{context_class.__module__}.{context_class.__qualname__}"
    parameter_methods = sorted(_OF_PARAMETERS & set(changed))
    place = places.of("CONTEXT_CLASS")
    if parameter_methods:
        log.add(
            CONTEXT_CHANGES_PARAMETERS(name=name, names=_listed(parameter_methods)),
            "CONTEXT_CLASS parameters",
            place=place,
        )
    if not parameter_methods:
        return None
    return lambda loader: _parameters(context_class, project, package, loader)


def _parameters(context_class: Any, project: Path, package: str, loader: Any) -> Any:
    from kedro.framework.hooks.manager import _create_hook_manager

    context = context_class(
        package_name=package,
        project_path=project,
        config_loader=loader,
        env=loader.env,
        runtime_params=loader.runtime_params,
        # None of the project's hooks is registered with it.
        hook_manager=_create_hook_manager(),
    )
    # Kedro would make instances of annotated parameters; the values are wanted here.
    context._validated_params_cache = loader["parameters"]
    context._cached_validation_scope = context._pipelines_to_validate = None
    return context._get_parameters()["parameters"]


def _listed(names: list[str]) -> str:
    *first, last = [f"'{name}'" for name in names]
    return f"{', '.join(first)} and {last}" if first else last
