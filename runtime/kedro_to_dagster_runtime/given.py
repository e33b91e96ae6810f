"""Parameters that the configuration lacks, for nodes that cannot do without them."""

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
