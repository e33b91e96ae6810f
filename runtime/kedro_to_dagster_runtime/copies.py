"""Data that the nodes of one step pass on in memory, copied as Kedro copies it."""

from typing import Any

from .private import copy_of
from .streams import saves_of


def in_memory(*values: Any, copy_mode: str | None = None) -> Any:
    """Outputs of a node as Kedro's `MemoryDataset` keeps them: copies, by the data's type.

    The node can no longer change them, even if it keeps a reference. Of several chunks
    the last one counts.

    Raises:
        DatasetError: If an output is None, as with Kedro, or cannot be copied.
    """
    copies = [_saved(value, copy_mode) for value in values]
    return tuple(copies) if len(copies) > 1 else copies[0]


def copied(value: object, copy_mode: str | None = None) -> Any:
    """A copy of data in memory, for a reader that is not the last one."""
    return copy_of(value, copy_mode)


def _saved(value: object, copy_mode: str | None) -> Any:
    from kedro.io import DatasetError

    last_copy = None
    for data in saves_of(value):
        if data is None:
            raise DatasetError("Saving 'None' to a 'Dataset' is not allowed")
        try:
            last_copy = copy_of(data, copy_mode)
        except Exception as error:
            raise DatasetError(
                f"Failed while saving data to dataset MemoryDataset(data=<{type(data).__name__}>).\n{error}"
            ) from error
    if last_copy is None:
        raise DatasetError("Data for MemoryDataset has not been saved yet.")
    return last_copy
