"""Parameters that the configuration lacks: a run that reads one fails at once."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from .private import nodes_of_run


def without(values: Mapping[str, object], *lacking: str) -> dict[str, Any]:
    """The values of a mapping, without those that the run was not given."""
    for path in lacking:
        # A key may have dots itself.
        values = _without(values, [path] if path in values else path.split("."))
    return dict(values)


def _without(values: Mapping[str, object], path: list[str]) -> dict[str, object]:
    key, *rest = path
    others = {name: value for name, value in values.items() if name != key}
    value = values.get(key)
    if rest and isinstance(value, Mapping):
        value = _without(value, rest) or None
    return others if value is None else {**values, key: value}


def require(
    context: dg.InitResourceContext, values: Mapping[str, Mapping[str, object]]
) -> None:
    """Check that the nodes of a run have the parameters that they read, before the first one runs.

    The `values` are those of the run, by node and parameter.

    Raises:
        ValueError: If one of them is None, as Kedro's runners do.
    """
    missing = {
        f"params:{name}"
        for node in nodes_of_run(context)
        for name, value in values.get(node, {}).items()
        if value is None
    }
    if missing:
        raise ValueError(
            f"Pipeline input(s) {missing} not found in the DataCatalog: add them to "
            "parameters.yml, or give them in the configuration of the run."
        )
