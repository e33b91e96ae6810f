"""The I/O manager of datasets that live in memory only."""

from typing import TYPE_CHECKING, Any

import dagster as dg

from .catalogs import EditableFields, new_catalog
from .streams import saves_of

if TYPE_CHECKING:
    from kedro.io import DataCatalog

# How Dagster names the executors that run every step in the process of the run.
_IN_PROCESS_EXECUTORS = ("in_process", "execute_in_process_executor")


class MemoryDatasetIOManager(EditableFields, dg.ConfigurableIOManagerFactory[dg.IOManager]):
    """Passes on datasets that no catalog entry stores, as Kedro's `MemoryDataset` does.

    Within one process the data stays in memory and is copied as Kedro copies it. Where steps run in
    several processes, and for assets that a later run may read, Dagster's filesystem I/O manager
    keeps a pickled copy.
    """

    copy_mode: str | None = None
    validator: Any = None

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Make an I/O manager that lives as long as the run's process."""
        return self._keeping_in(dg.FilesystemIOManager().create_io_manager(context))

    def _keeping_in(self, storage: dg.IOManager) -> dg.IOManager:
        return _MemoryIOManager(self.copy_mode, self.validator, storage)


class _MemoryIOManager(dg.IOManager):
    def __init__(self, copy_mode: str | None, validator: Any, storage: dg.IOManager) -> None:
        self._copy_mode = copy_mode
        self._validator = validator
        self._storage = storage
        self._catalogs: dict[Any, DataCatalog] = {}

    def load_input(self, context: dg.InputContext) -> Any:
        upstream = context.upstream_output
        catalog = self._catalogs.get(_identity(upstream)) if upstream else None
        if catalog is None:
            # Another process or run has saved it.
            catalog = self._new_catalog(context.name, data=self._storage.load_input(context))
        return catalog.load(next(iter(catalog)))

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        name = context.name
        catalog = self._new_catalog(name)
        for data in saves_of(obj):
            catalog.save(name, data)
        in_process = context.step_context.job_def.executor_def.name in _IN_PROCESS_EXECUTORS
        if in_process:
            self._catalogs[_identity(context)] = catalog
        if in_process and not context.has_asset_key:
            return
        try:
            self._storage.handle_output(context, catalog[name].load())
        except Exception:
            if not in_process:
                raise
            context.log.warning(
                f"'{name}' cannot be pickled: it is there for this run only. Add it to the catalog to "
                "make it available to later runs."
            )

    def _new_catalog(self, name: str, **data: Any) -> "DataCatalog":
        from kedro.io import MemoryDataset

        dataset = MemoryDataset(copy_mode=self._copy_mode, **data)
        return new_catalog(name, dataset, self._validator)


def _identity(context: dg.OutputContext) -> Any:
    if context.has_asset_key:
        return context.asset_key
    return context.step_key, context.name
