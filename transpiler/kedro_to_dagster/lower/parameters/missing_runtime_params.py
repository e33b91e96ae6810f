"""Reports the runtime parameters that are left open: what a run must be given in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...model.kedro import OpenValue, open_values_in
from ..draft import Draft


def report_open_values(draft: Draft) -> Draft:
    """Report each runtime parameter without a value, with all places where a run must fill it in."""
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for place, value in left_open(draft):
        for name in value.parameters:
            places[name][f"{place} ({value.text})"] = None
    for name, found in places.items():
        each = ", each by itself" if len(found) > 1 else ""
        draft.log.add(
            "K2D307",
            name,
            f"the runtime parameter '{name}' is left open; a run must be given {', '.join(found)}{each}.",
            hint=f"Give them in the run's configuration, or export with --params {name}=….",
        )
    return draft


def left_open(draft: Draft) -> Iterator[tuple[str, OpenValue]]:
    """What is left open in any environment."""
    project = draft.project
    others = [(each.parameters, each.datasets) for each in project.other_environments]
    for parameters, datasets in ((project.parameters, project.datasets), *others):
        for parameter in parameters:
            path = parameter.name.removeprefix("params:") if ":" in parameter.name else ""
            yield from _in_parameter(path, parameter.value)
        for dataset in sorted(datasets, key=lambda every: every.name):
            for argument, value in dataset.arguments:
                for found in open_values_in(value):
                    yield f"'{argument}' of dataset '{dataset.name}'", found


def _in_parameter(path: str, value: Any) -> Iterator[tuple[str, OpenValue]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in_parameter(f"{path}.{key}" if path else str(key), inner)
    else:
        for found in open_values_in(value):
            yield f"parameter '{path}'", found
