"""Nodes whose function returns its outputs as a dictionary."""

from typing import Any


def by_key(outputs: Any, *keys: str) -> tuple[Any, ...]:
    """The outputs in the order of the keys.

    Raises:
        ValueError: If the function returned something else, or with other keys, as with Kedro.
    """
    if not isinstance(outputs, dict):
        raise ValueError(
            f"The outputs are {', '.join(map(repr, keys))} by key, and the function returned a "
            f"{type(outputs).__name__}, not a dictionary."
        )
    if set(outputs) != set(keys):
        raise ValueError(
            f"The outputs are {', '.join(map(repr, keys))} by key, and the function returned "
            f"{', '.join(map(repr, outputs)) or 'none'}."
        )
    return tuple(outputs[key] for key in keys)
