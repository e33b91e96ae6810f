"""The I/O manager of Kedro datasets whose files are Dagster's partitions."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from .io_managers import KedroDatasetIOManager
from .partition_keys import partition_id, upstream_keys
from .partition_runs import keys_of_step
from .private import StepContext
from .setup import asset_of_op, key_of, spec_of
from .streams import Chunks
from .versions import RunContext

if TYPE_CHECKING:
    from kedro.io import DataCatalog


class PartitionsIOManager(KedroDatasetIOManager):
    """Loads and saves those partitions of a Kedro dataset that a step needs or makes.

    A node gets and returns dictionaries keyed by partition, as with Kedro's
    `PartitionedDataset`. A step for no partition in particular gets and returns
    all of them.
    """

    # The last entry holds the keys that are currently loaded or saved; None for all.
    _selected: list[Sequence[str] | None] = PrivateAttr(default_factory=list)
    # The names under which partitions of the present output are saved.
    _saved: set[str] = PrivateAttr(default_factory=set)
    # What each step has loaded, and what the steps of this process have confirmed.
    _loaded: dict[str, Sequence[str] | None] = PrivateAttr(default_factory=dict)
    _confirmed: set[str] = PrivateAttr(default_factory=set)

    def partitions(self) -> "dg.PartitionsDefinition[Any]":
        """The definition of the dataset's partitions: that of its asset."""
        spec = spec_of(key_of(self.dataset_name))
        assert spec is not None and spec.partitions_def is not None
        return spec.partitions_def

    def _load_input(self, context: dg.InputContext) -> Any:
        """Load the partitions that the asset's mapping says, or all.

        Raises:
            DatasetError: If one of them is not there.
        """
        keys = self._keys_of_input(context)
        if keys == [] and _is_called_by_job(context):
            # Nothing in the window of the run: nothing to make, and nothing to make it from.
            return {}
        return self.load(context.step_context, keys)

    def _keys_of_input(self, context: dg.InputContext) -> list[str] | None:
        step = context.step_context
        reader = step.assets_def or asset_of_op(step.op_def.name)
        if _is_called_by_job(context):
            return None if reader is None else self._mapped_keys(step, reader)
        keys = list(context.asset_partition_keys)
        is_partitioned = reader is None or reader.partitions_def is not None
        # A step without partitions gets all of them, as in Kedro.
        return keys if is_partitioned or not self._are_all(keys, step) else None

    def _mapped_keys(
        self, step: StepContext, reader: dg.AssetsDefinition
    ) -> list[str] | None:
        """The partitions that an asset called by a job is made from; None for all."""
        own = reader.partitions_def
        keys = None if own is None else keys_of_step(step, own)
        mapping = reader.infer_partition_mapping(
            next(iter(reader.keys)), key_of(self.dataset_name), self.partitions()
        )
        if isinstance(mapping, dg.AllPartitionMapping) or (own and keys is None):
            return None
        if own == self.partitions() and isinstance(mapping, _SAME):
            return keys
        return upstream_keys(mapping, self.partitions(), own, keys, step.instance)

    def load(self, context: RunContext, keys: Sequence[str] | None = None) -> Any:
        """Load the partitions with the given keys, or all existing ones.

        Raises:
            DatasetError: If one of the given ones is not there, or none at all.
        """
        if keys is not None and len(keys) > 1 and self._are_all(keys, context):
            # All partitions means all that exist, as in Kedro.
            keys = self._stored_among(keys) or None
        self._loaded[_step_of(context).step.key] = keys
        with self._selecting(keys):
            data = super().load(context)
        return data if keys is not None else self._of_definition(data, context)

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save the partitions that the step makes.

        Raises:
            DatasetError: If the node has returned no data for one of them.
        """
        from kedro.io import DatasetError

        keys = _keys_of_output(context, self.partitions())
        try:
            with self._selecting(keys):
                super().handle_output(context, obj)
        finally:
            saved, self._saved = self._saved, set()
        is_saved_already = isinstance(obj, Chunks) and not saved
        missing = [key for key in keys or () if self._id(key) not in saved]
        if missing and not is_saved_already:
            raise DatasetError(
                self._no_data_for(", ".join(f"'{key}'" for key in missing))
            )

    def save(self, context: RunContext, data: Any) -> None:
        """Save the partitions that the step makes, and drop any others that the node returned."""
        if not self._selected:
            # Called by a node's body, between the chunks that it makes.
            with self._selecting(_keys_of_body(context, self.partitions())):
                self.save(context, data)
            return
        keys = self._selected[-1]
        if keys is None and isinstance(data, dict):
            self._check_some(data, context)
        elif keys and self._are_all(keys, context):
            from .selection import overwrite

            overwrite(self._make_dataset(None))
        super().save(context, data)
        self._saved.update(data)

    def _check_some(self, data: dict[str, object], context: RunContext) -> None:
        """Refuse data without partitions: it would empty the whole dataset."""
        from kedro.io import DatasetError

        known = (
            None
            if self._is_dynamic
            else {self._id(key) for key in self._all_keys(context)}
        )
        if not data or (known is not None and known.isdisjoint(data)):
            raise DatasetError(self._no_data_for("any partition"))

    def _no_data_for(self, what: str) -> str:
        return (
            f"The node has returned no data for {what} of '{self.dataset_name}'; it has to return a "
            "dictionary with the partitions as keys."
        )

    def confirm(self, context: Any = None) -> None:
        """Confirm the partitions that the step has loaded, or else those that it makes, or all.

        Raises:
            DatasetError: If the dataset cannot be confirmed.
        """
        keys = self._keys_to_confirm(context)
        if keys is not None:
            self._confirmed.update(keys)
            keys = sorted(self._confirmed)
        with self._selecting(keys):
            super().confirm(context)

    def _keys_to_confirm(self, context: object) -> Sequence[str] | None:
        step = _step_of(context)
        if step.step.key in self._loaded:
            return self._loaded[step.step.key]
        keys = _keys_of_body(context, self.partitions())
        # A run of other partitions than the dataset's does not tell which of these are
        # done.
        is_of_others = keys is None and (
            step.has_partition_key or step.has_partition_key_range
        )
        return [] if is_of_others else keys

    def stored(self) -> list[str]:
        """The partitions that have a file; for an `IncrementalDataset`, the new ones."""
        from .selection import partitions_to_load

        return partitions_to_load(self._make_dataset(None))

    def _are_all(self, keys: Sequence[str], context: RunContext) -> bool:
        return set(keys) == set(self._all_keys(context))

    def _stored_among(self, keys: Sequence[str]) -> Sequence[str]:
        from .selection import stored_partitions

        files = stored_partitions(self._make_dataset(None))
        stored_keys = [key for key in keys if self._id(key) in files]
        self._check_found(stored_keys, files)
        return stored_keys

    def _check_found(
        self, stored_keys: Collection[str], files: Collection[str]
    ) -> None:
        from kedro.io import DatasetError

        # Where there is no file at all, Kedro says so, or gives nothing that is new.
        if files and not stored_keys:
            raise DatasetError(
                f"'{self.dataset_name}' has none of its partitions, but the files {sorted(files)}."
            )

    @contextmanager
    def _selecting(self, keys: Sequence[str] | None) -> Iterator[None]:
        self._selected.append(keys)
        try:
            yield
        finally:
            self._selected.pop()

    def _catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        keys = self._selected[-1] if self._selected else None
        if keys is None:
            return super()._catalog(load, save)
        from .selection import SelectedPartitions

        selected = SelectedPartitions(
            self._make_dataset(None), [self._id(key) for key in keys]
        )
        return self._catalog_of(selected)

    @property
    def _is_dynamic(self) -> bool:
        return isinstance(self.partitions(), dg.DynamicPartitionsDefinition)

    def _id(self, key: str) -> str:
        return partition_id(self.partitions(), key)

    def _all_keys(self, context: RunContext) -> Sequence[str]:
        return self.partitions().get_partition_keys(
            dynamic_partitions_store=context.instance
        )

    def _of_definition(
        self, data: dict[str, Any], context: RunContext
    ) -> dict[str, object]:
        if self._is_dynamic:
            return data
        known = {self._id(key) for key in self._all_keys(context)}
        known_data = {
            name: partition for name, partition in data.items() if name in known
        }
        self._check_found(known_data, data)
        return known_data


# Mappings of each partition to the partition with the same key.
_SAME = (dg.IdentityPartitionMapping,)


def _step_of(context: Any) -> StepContext:
    """The context of the step, of which the context of an op or asset is a part."""
    step: StepContext = (
        context if hasattr(context, "step") else context.get_step_execution_context()
    )
    return step


def _keys_of_output(
    context: dg.OutputContext, definition: "dg.PartitionsDefinition[Any]"
) -> list[str] | None:
    if context.has_asset_key:
        return (
            list(context.asset_partition_keys) if context.has_asset_partitions else None
        )
    return keys_of_step(context.step_context, definition)


def _keys_of_body(
    context: Any, definition: "dg.PartitionsDefinition[Any]"
) -> list[str] | None:
    step = _step_of(context)
    is_partitioned = step.has_partition_key or step.has_partition_key_range
    if is_partitioned and step.run_partitions_def == definition:
        # A run of assets may cover several.
        return list(context.partition_keys)
    return keys_of_step(step, definition)


def _is_called_by_job(context: dg.InputContext) -> bool:
    """Whether a job calls the asset or op: Dagster then does not know its partitions.

    For an input that no node of the job makes, it would report all of them.
    """
    return not context.has_asset_partitions or context.step_context.assets_def is None
