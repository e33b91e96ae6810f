"""Reads the parameters that nodes use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kedro.config import MissingConfigException

from ..diagnostics import DiagnosticLog
from ..errors import ProjectError
from ..model.kedro import Parameter
from .places import Places


def inspect_parameters(
    names: Iterable[str], config_loader: Any, places: Places, log: DiagnosticLog
) -> tuple[Parameter, ...]:
    """Read the values of the named parameters (`parameters`, `params:a.b`).

    Raises:
        ProjectError: If the configuration cannot be read.
    """
    try:
        values = dict(config_loader["parameters"])
    except MissingConfigException:
        values = {}
    except Exception as error:
        raise ProjectError(
            "K2D916", f"Kedro cannot read the parameters: {type(error).__name__}: {error}"
        ) from error
    values = places.in_order(values)
    known = {"parameters": values, **_flatten(values)}
    return tuple(_parameter(name, known, log) for name in names)


def _parameter(name: str, known: dict[str, Any], log: DiagnosticLog) -> Parameter:
    if name in known:
        return Parameter(name=name, value=known[name])
    log.add(
        "K2D102",
        name,
        f"the configuration has no '{name}'; a run must be given its value.",
        hint="Add it to parameters.yml, or give it in the run's configuration.",
    )
    return Parameter(name=name, value=None, is_missing=True)


def _flatten(values: dict[str, Any]) -> dict[str, Any]:
    """Name every parameter as Kedro does (`KedroContext._get_parameters`)."""
    flat: dict[str, Any] = {}

    def add(name: str, value: Any) -> None:
        flat[f"params:{name}"] = value
        if isinstance(value, dict):
            for key, inner in value.items():
                add(f"{name}.{key}", inner)

    for key, value in values.items():
        add(key, value)
    return flat
