"""Parameters that the configuration lacks: nodes that read them fail, the others do not see them."""

from collections.abc import Mapping
from typing import Any


def given(value: Any, name: str) -> Any:
    """The value that the run was given.

    Raises:
        ValueError: If it was given none, as with Kedro.
    """
    if value is None:
        raise ValueError(
            f"'params:{name}' has no value: add it to parameters.yml, or give it in the "
            "configuration of the run."
        )
    return value


def without(values: Mapping[str, Any], *lacking: str) -> dict[str, Any]:
    """The values of a mapping, without those that the run was not given."""
    for path in lacking:
        values = _without(values, path.split("."))
    return dict(values)


def _without(values: Mapping[str, Any], path: list[str]) -> dict[str, Any]:
    key, *rest = path
    others = {name: value for name, value in values.items() if name != key}
    value = values.get(key)
    if rest and isinstance(value, Mapping):
        value = _without(value, rest) or None
    return others if value is None else {**values, key: value}
