"""The I/O manager of datasets that live only in memory."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import dagster as dg

from .catalogs import new_catalog
from .metadata import describe_table
from .private import EditableFields, is_retried, readers_of, runs_in_process
from .setup import asset_key_of, in_project_folder, name_of
from .streams import Chunks, Kept, saves_of

if TYPE_CHECKING:
    from kedro.io import DataCatalog
    from upath import UPath


class MemoryDatasetIOManager(
    EditableFields, dg.ConfigurableIOManagerFactory[dg.IOManager]
):
    """Passes on datasets that no catalog entry stores, as Kedro's `MemoryDataset` does.

    Within one process the data stays in memory until its last reader has it. Other
    processes, and later runs, read a pickled copy.

    Args:
        folder: Folder of this package in the storage.
        storage: Where copies are kept, any folder or URL that fsspec knows; Dagster's
            own storage if it is None.
        keep: Whether later runs find a copy. If not, nothing is pickled in one process.
        copy_mode: Kedro's copy mode.
        validator: The validator of the dataset's entry in the catalog.
    """

    folder: str
    storage: str | None = None
    keep: bool = True
    copy_mode: str | None = None
    validator: Any = None

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Any]:
        """Run in the Kedro project's folder while the run uses the dataset."""
        with in_project_folder(), super().yield_for_execution(context) as manager:
            yield manager

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Make an I/O manager that lives as long as the process of the run."""
        return _MemoryIOManager(self, self._place(context))

    def _place(self, context: dg.InitResourceContext) -> "UPath":
        # It imports fsspec, which the definitions can do without.
        from upath import UPath

        assert context.instance is not None
        return UPath(self.storage or context.instance.storage_directory()) / self.folder


class _MemoryIOManager(dg.IOManager):
    def __init__(self, config: MemoryDatasetIOManager, storage: "UPath") -> None:
        self._config = config
        self._storage = storage
        self._catalogs: dict[str, DataCatalog] = {}
        self._unread: dict[str, int] = {}

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset, and release it if nobody else reads it in this run."""
        name = _dataset_name(context)
        catalog = self._catalogs.get(name)
        if catalog is None:
            # Another process or run has saved it.
            return self._new_catalog(name, data=self._stored(context)).load(name)
        data = catalog.load(name)
        self._unread[name] -= 1
        if self._unread[name] < 1 and not is_retried(context):
            catalog.release(name)
            del self._catalogs[name]
        return data

    def handle_output(self, context: dg.OutputContext, obj: object) -> None:
        """Save the dataset in memory, and a copy if one is needed.

        Raises:
            DatasetError: If `obj` is None, as Kedro does.
        """
        name = _dataset_name(context)
        kept = obj if isinstance(obj, Kept) else self.keeping(name)
        for data in () if kept is obj else saves_of(obj):
            kept.save(data)
        catalog = kept.catalog
        context.add_output_metadata(describe_table(kept.data))
        in_process = runs_in_process(context)
        if in_process:
            self._unread[name] = readers_of(context)
            if self._unread[name]:
                self._catalogs[name] = catalog
            if not self._config.keep:
                return
        if catalog.exists(name):
            # A validator, or a generator that goes on with the object of its last chunk, may have
            # saved something else.
            is_as_given = self._config.validator is None
            is_whole = not isinstance(obj, Chunks | Kept)
            stored = obj if is_as_given and is_whole else catalog[name].load()
            self._store(context, stored, in_process)
        else:
            self._forget(context)

    def keeping(self, name: str) -> Kept:
        """Begin to keep an output, before Dagster hands it over."""
        return Kept(name, self._new_catalog(name))

    def confirm(self, context: dg.OpExecutionContext) -> None:
        """Fail, as Kedro does when a node confirms a dataset that has no such method.

        Raises:
            DatasetError: Always.
        """
        from kedro.io import DatasetError

        raise DatasetError("A dataset in memory does not have 'confirm' method")

    def _store(self, context: dg.OutputContext, data: Any, in_process: bool) -> None:
        path = self._path(context)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("wb") as file:
                # Protocol 5 writes arrays without copying them.
                pickle.dump(data, file, protocol=5)
        except Exception as error:
            path.unlink(missing_ok=True)
            if not in_process or isinstance(error, OSError):
                raise
            context.log.warning(
                f"'{_dataset_name(context)}' cannot be pickled: it is there for this "
                "run only. Add it to the catalog to make it available to later runs."
            )

    def _forget(self, context: dg.OutputContext) -> None:
        """Remove what an earlier run has kept of a dataset that this one has left empty."""
        self._path(context).unlink(missing_ok=True)

    def _stored(self, context: dg.InputContext) -> Any:
        try:
            with self._path(context).open("rb") as file:
                return pickle.load(file)
        except FileNotFoundError:
            from kedro.io import DatasetError

            raise DatasetError(
                f"'{_dataset_name(context)}' lives in memory, and no earlier run has "
                "kept it: materialize it in the same run, or add it to the catalog."
            ) from None

    def _check_kept(self, context: dg.InputContext) -> None:
        """Fail as loading does, without loading, if no earlier run has kept the dataset."""
        if not self._path(context).exists():
            self._stored(context)

    def _path(self, context: dg.InputContext | dg.OutputContext) -> "UPath":
        *folders, name = map(_file_name, asset_key_of(context).path)
        # With a suffix, since `a` and `a.b` may both be datasets.
        return self._storage.joinpath(*folders, f"{name}.pickle")

    def _new_catalog(self, name: str, **data: Any) -> "DataCatalog":
        from kedro.io import MemoryDataset

        copy_mode: Any = self._config.copy_mode
        dataset = MemoryDataset(copy_mode=copy_mode, **data)
        return new_catalog(name, dataset, self._config.validator)


def _file_name(part: str) -> str:
    """A part of a key as the name of a file; an empty one, or dots, would be another folder."""
    return quote(part, safe=" ") if part.strip(".") else f"%{part}"


def _dataset_name(context: dg.InputContext | dg.OutputContext) -> str:
    return name_of(asset_key_of(context))
