"""Some of the partitions of a dataset as one of its own; all that is private of `PartitionedDataset`."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import takewhile
from typing import Any

from kedro.io import AbstractDataset, DatasetError


def stored_partitions(dataset: Any) -> set[str]:
    """The names of all files of a `PartitionedDataset`, whatever a checkpoint says."""
    from kedro_datasets.partitions import PartitionedDataset

    paths = PartitionedDataset._list_partitions(dataset)
    return {dataset._path_to_partition(path) for path in paths}


def partitions_to_load(dataset: Any) -> list[str]:
    """The names of the files that a `PartitionedDataset` loads; those of an `IncrementalDataset` are new.

    Loading would load the data of an `IncrementalDataset`, and fail if there is none.
    """
    return [dataset._path_to_partition(path) for path in dataset._list_partitions()]


def overwrite(dataset: Any) -> None:
    """Remove all files first, if the dataset says so, as `PartitionedDataset.save` does."""
    path, files = dataset._normalized_path, dataset._filesystem
    if dataset._overwrite and files.exists(path):
        files.rm(path, recursive=True)


def check_dictionary(data: object, dataset: Any) -> None:
    """Make sure that data for a `PartitionedDataset` is divided by partitions.

    Raises:
        DatasetError: If it is no dictionary.
    """
    if not isinstance(data, dict):
        raise DatasetError(
            f"A node must return a dictionary of partitions for '{dataset._path}', not a "
            f"{type(data).__name__}."
        )


class SelectedPartitions(AbstractDataset[Any, Any]):
    """Loads and saves single partitions of a `PartitionedDataset`; the others are neither read nor removed.

    An `IncrementalDataset` gives them whatever its checkpoint says.
    """

    def __init__(self, dataset: Any, names: Sequence[str]) -> None:
        super().__init__()
        self._whole = dataset
        # Kedro's order.
        self._names = sorted(names, key=dataset._partition_to_path)
        path = (
            dataset._partition_to_path(names[0]) if len(names) == 1 else dataset._path
        )
        # The location of the data that Dagster shows.
        self._path = path

    def load(self) -> dict[str, object]:
        """Load them as the whole dataset would: as functions, or as data from an `IncrementalDataset`.

        Raises:
            DatasetError: If one of them is not there.
        """
        from kedro_datasets.partitions import IncrementalDataset

        parts = {name: self._part(name) for name in self._names}
        missing = [name for name, part in parts.items() if not part.exists()]
        if missing or not parts:
            names = ", ".join(f"'{name}'" for name in missing)
            what = (
                f"There is no partition {names}"
                if missing
                else "No partitions were asked for"
            )
            raise DatasetError(f"{what} in '{self._whole._path}'.")
        is_eager = isinstance(self._whole, IncrementalDataset)
        return {
            name: part.load() if is_eager else part.load for name, part in parts.items()
        }

    def save(self, data: dict[str, Any]) -> None:
        """Save them, and leave out any others that the node returned.

        Raises:
            DatasetError: If the data is no dictionary of partitions.
        """
        check_dictionary(data, self._whole)
        for name in self._names:
            if name in data:
                part = data[name]
                loaded = part() if callable(part) and self._whole._save_lazily else part
                self._part(name).save(loaded)

    def confirm(self) -> None:
        """Move the checkpoint over these partitions, up to the first new one that is not among them.

        The checkpoint says that everything before it is done: it must not pass over
        what is not.

        Raises:
            DatasetError: If the whole dataset cannot be confirmed.
        """
        from kedro_datasets.partitions import IncrementalDataset

        whole = self._whole
        if not isinstance(whole, IncrementalDataset):
            raise DatasetError(f"The dataset in '{whole._path}' cannot be confirmed.")
        new = partitions_to_load(whole)
        done = list(takewhile(lambda name: name in self._names, new))
        if done:
            whole._checkpoint.save(done[-1])

    def _part(self, name: str) -> AbstractDataset[Any, Any]:
        """The dataset of one partition, made as `PartitionedDataset` makes it."""
        whole = self._whole
        arguments = deepcopy(whole._dataset_config)
        arguments[whole._filepath_arg] = whole._join_protocol(
            whole._partition_to_path(name)
        )
        part: AbstractDataset[Any, Any] = whole._dataset_type(**arguments)
        return part

    def _exists(self) -> bool:
        return all(self._part(name).exists() for name in self._names)

    def _describe(self) -> dict[str, object]:
        return {"path": self._path, "partitions": list(self._names)}
