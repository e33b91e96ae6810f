"""Runtime parameters that are left open: what a run must be given in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...codes.datasets import RUNTIME_PARAMETER_OPEN
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import OpenValue, open_values_in
from ...kedro_model.node import WHOLE, parameter_path
from ...kedro_model.project import Project


def report_missing_runtime_params(project: Project, log: DiagnosticLog) -> None:
    """Report each runtime parameter without a value, with all places where a run must fill it in."""
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for place, value in left_open(project):
        for name in value.parameters:
            places[name][f"{place} ({value.text})"] = None
    for name, open_places in places.items():
        by_itself = ", each by itself" if len(open_places) > 1 else ""
        log.add(
            RUNTIME_PARAMETER_OPEN(name=name, places=", ".join(open_places), by_itself=by_itself),
            name,
        )


def left_open(project: Project) -> Iterator[tuple[str, OpenValue]]:
    """What is left open in any environment, and where."""
    others = [
        (environment.parameters, environment.datasets) for environment in project.other_environments
    ]
    for parameters, datasets in ((project.parameters, project.datasets), *others):
        for parameter in parameters:
            path = parameter_path(parameter.name)
            yield from _in_parameter("" if path == WHOLE else path, parameter.value)
        for dataset in sorted(datasets, key=lambda dataset: dataset.name):
            for argument, value in dataset.arguments:
                for open_value in open_values_in(value):
                    yield f"'{argument}' of dataset '{dataset.name}'", open_value


def _in_parameter(path: str, value: Any) -> Iterator[tuple[str, OpenValue]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in_parameter(f"{path}.{key}" if path else str(key), inner)
    else:
        for open_value in open_values_in(value):
            yield f"parameter '{path}'", open_value
