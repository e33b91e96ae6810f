"""The Kedro dataset of a folder whose files are the partitions of a Dagster asset."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import dagster as dg
from kedro.io import DatasetError
from kedro_datasets.partitions import PartitionedDataset

from .partition_keys import partition_id
from .selection import check_dictionary, partitions_to_load

# The arguments of Dagster's definitions that YAML may give as dates.
_DATES = ("start", "end", "start_date", "end_date")


class DagsterPartitionedDataset(PartitionedDataset):  # type: ignore[misc]
    """A `partitions.PartitionedDataset` that declares its partitions, and how others follow.

    Kedro loads and saves all of them at once; of the files in the folder it loads those
    that are partitions. How Dagster runs single ones is decided when the project is
    exported.

    Args:
        path: Folder of the files, one for each partition.
        dataset: The dataset of one file.
        partition: Dagster's definition of the partitions: its `type` and arguments, or
        a type alone.
        partition_mapping: For datasets that are made from this one, by name or as a
        pattern with
            `{placeholders}`: how their partitions follow from the ones here.
        partition_mappings: The same, under the other name that is in use.
        arguments: Those of `partitions.PartitionedDataset`.

    Raises:
        DatasetError: If Dagster does not accept the definition.
    """

    def __init__(
        self,
        *,
        path: str,
        dataset: object,
        partition: Any,
        partition_mapping: dict[str, object] | None = None,
        partition_mappings: dict[str, object] | None = None,
        **arguments: Any,
    ) -> None:
        super().__init__(path=path, dataset=dataset, **arguments)
        self._partition = partition
        self._partition_mappings = {
            **(partition_mapping or {}),
            **(partition_mappings or {}),
        }
        try:
            self._definition = _definition(partition)
        except Exception as error:
            raise DatasetError(
                f"Dagster does not accept the partition {partition}: {error}"
            ) from error

    def load(self) -> dict[str, object]:
        """Load the existing partitions.

        Raises:
            DatasetError: If there is none.
        """
        stored: dict[str, object] = super().load()
        known = self._known()
        loaded = {
            name: data
            for name, data in stored.items()
            if known is None or name in known
        }
        if not loaded:
            raise DatasetError(
                f"No partitions found in '{self._path}': it has the files {sorted(stored)}, which "
                f"{self._partition} does not name."
            )
        return loaded

    def save(self, data: dict[str, Any]) -> None:
        """Save partitions, some or all.

        Raises:
            DatasetError: If the data is no dictionary, or has no partition among its
            keys.
        """
        check_dictionary(data, self)
        known = self._known()
        if not data or (known is not None and known.isdisjoint(data)):
            raise DatasetError(
                f"None of the keys {list(data)} is a partition of '{self._path}'; expected some of "
                f"{'any' if known is None else sorted(known)}."
            )
        super().save(data)

    def _known(self) -> set[str] | None:
        """The names of all partitions; None if only a Dagster instance knows them."""
        if self._definition is None:
            return None
        definition = self._definition
        return {
            partition_id(definition, key) for key in definition.get_partition_keys()
        }

    def _exists(self) -> bool:
        known = self._known()
        return any(known is None or name in known for name in partitions_to_load(self))

    def _describe(self) -> dict[str, object]:
        return {**super()._describe(), "partition": self._partition}


def _definition(declared: Any) -> "dg.PartitionsDefinition[Any] | None":
    """Make Dagster's definition; None if it is dynamic."""
    arguments = dict(declared) if isinstance(declared, Mapping) else {"type": declared}
    type_ = arguments.pop("type")
    name = type_.__name__ if isinstance(type_, type) else type_.rpartition(".")[2]
    arguments.pop("backfill_policy", None)
    if name == "DynamicPartitionsDefinition":
        return None
    if name == "MultiPartitionsDefinition":
        parts = {
            dimension: _definition(inner)
            for dimension, inner in arguments.pop("partitions_defs").items()
        }
        if None in parts.values():
            return None
        arguments["partitions_defs"] = parts
    if "partition_keys" in arguments:
        arguments["partition_keys"] = [str(key) for key in arguments["partition_keys"]]
    for date_key in _DATES:
        if isinstance(arguments.get(date_key), date) and not isinstance(
            arguments[date_key], datetime
        ):
            arguments[date_key] = datetime.combine(arguments[date_key], time())
    definition: dg.PartitionsDefinition[Any] = getattr(dg, name)(**arguments)
    return definition
