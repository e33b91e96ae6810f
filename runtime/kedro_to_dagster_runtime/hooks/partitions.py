"""The I/O manager of datasets whose files are partitions, in a package with hooks."""

from typing import TYPE_CHECKING, Any

import dagster as dg

from .. import partitions
from ..versions import RunContext
from .io_managers import KedroDatasetIOManager, OnDemand, is_of_node

if TYPE_CHECKING:
    from kedro.io import DataCatalog


class PartitionsIOManager(partitions.PartitionsIOManager, KedroDatasetIOManager):
    """Loads and saves those partitions of a Kedro dataset that a step needs or makes.

    All partitions together are the dataset in the run's catalog. Hooks are called once
    for each step that loads or saves, with the partitions of that step.
    """

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the partitions that the mapping says, or leave it to the node."""
        if not is_of_node(context):
            return super().load_input(context)
        keys = self._keys_of_input(context)
        return OnDemand(lambda _: self.load(context.step_context, keys))

    def _catalog_to_load(self, context: RunContext) -> "DataCatalog":
        return self._catalog_of_step(super()._catalog_to_load(context))

    def _catalog_to_save(self, context: RunContext) -> "DataCatalog":
        return self._catalog_of_step(super()._catalog_to_save(context))

    def _catalog_of_step(self, of_run: "DataCatalog") -> "DataCatalog":
        is_about_some = bool(self._selected) and self._selected[-1] is not None
        return self._catalog(None, None) if is_about_some else of_run
