"""The Kedro dataset that holds nothing: it orders nodes without passing data."""

from typing import Any

from kedro.io import AbstractDataset

# The value that a node gets for an input that holds nothing.
NOTHING_OUTPUT = "__nothing__"


class DagsterNothingDataset(AbstractDataset[Any, Any]):
    """Orders nodes: what reads it runs after what writes it, and no data is stored.

    In Dagster it is an asset of the type `Nothing`. Whatever a node returns for it is
    dropped, None included, which Kedro refuses for other datasets; a node that reads it
    gets `NOTHING_OUTPUT`.
    """

    def __init__(self, metadata: dict[str, object] | None = None) -> None:
        super().__init__()
        self.metadata = metadata

    def load(self) -> str:
        """Always return the same text."""
        return NOTHING_OUTPUT

    def save(self, data: object) -> None:
        """Drop the data."""

    def _exists(self) -> bool:
        return True

    def _describe(self) -> dict[str, Any]:
        return {}


def _drop(self: DagsterNothingDataset, data: object) -> None:
    """Drop the data."""


# Kedro wraps the `save` in a class's body to refuse None, which a node that is run for
# its effect returns.
DagsterNothingDataset.save = _drop  # type: ignore[method-assign]
