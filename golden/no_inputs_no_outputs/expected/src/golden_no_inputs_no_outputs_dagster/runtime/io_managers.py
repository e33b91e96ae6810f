"""The I/O managers that load and save Kedro datasets."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from .streams import saves_of
from .versions import RunContext, load_version, save_version

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog, MemoryDataset, Version

# How Dagster names the executors that run every step in the process of the run.
_IN_PROCESS_EXECUTORS = ("in_process", "execute_in_process_executor")


class KedroDatasetIOManager(dg.ConfigurableIOManager):
    """Loads and saves one Kedro dataset.

    A subclass per dataset type has the arguments of the dataset's constructor as its fields and says in
    `create_dataset` how to make the dataset; an instance configures one dataset of the catalog.
    """

    dataset_name: str
    versioned: bool = False
    validator: Any = None

    _catalogs: dict[Any, Any] = PrivateAttr(default_factory=dict)

    @property
    def _config_schema(self) -> Any:
        """The schema with each value of this instance as the default of its own field.

        Dagster keeps the values as one default for the whole, so that changing one field in the
        launchpad would silently reset the others.
        """
        schema = super()._config_schema
        whole = schema.as_field()
        values = whole.default_value
        fields = {
            name: dg.Field(field.config_type, default_value=values[name])
            if name in values
            else field
            for name, field in whole.config_type.fields.items()
        }
        shape = dg.Shape(fields)  # type: ignore[no-untyped-call]
        return type(schema)(dg.Field(shape, default_value=values))

    def create_dataset(self, version: "Version | None") -> "AbstractDataset[Any, Any]":
        """Make the dataset; `version` is None unless the dataset is versioned."""
        raise NotImplementedError

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset."""
        return self._catalog(*self._load_version(context)).load(self.dataset_name)

    # Dagster takes a generator of events too, though its annotation does not say so.
    def handle_output(  # type: ignore[override]
        self, context: dg.OutputContext, obj: Any
    ) -> Iterator[dg.AssetMaterialization]:
        """Save the dataset, and record in a job of ops what an asset run records by itself.

        Raises:
            DatasetError: If `obj` is None, as Kedro does, or if saving fails.
        """
        for data in saves_of(obj):
            self.save(context.step_context, data)
        version = self._save_version(context.step_context)
        dataset = self._catalog(None, version)[self.dataset_name]
        metadata = _describe(dataset, version)
        if context.has_asset_key:
            context.add_output_metadata(metadata)
        else:
            yield dg.AssetMaterialization(asset_key(self.dataset_name), metadata=metadata)

    def save(self, context: RunContext, data: Any) -> None:
        """Save the dataset from within a step, before the step's output is handed on."""
        self._catalog(None, self._save_version(context)).save(self.dataset_name, data)

    def confirm(self) -> None:
        """Confirm the dataset, as Kedro does for a node's `confirms`."""
        self._catalog(None, None).confirm(self.dataset_name)

    def _save_version(self, context: RunContext) -> str | None:
        return save_version(context) if self.versioned else None

    def _load_version(self, context: dg.InputContext) -> tuple[str | None, str | None]:
        if not self.versioned:
            return None, None
        saved = save_version(context.step_context)

        def exists(version: str) -> bool:
            return bool(self._catalog(version, saved).exists(self.dataset_name))

        return load_version(context.step_context, exists), saved

    def _catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        """A catalog of the one dataset, made once for each version it is loaded or saved under.

        It logs, validates and wraps errors as Kedro does; as in Kedro, one dataset object serves the
        whole run.
        """
        if (load, save) not in self._catalogs:
            self._catalogs[load, save] = self._new_catalog(load, save)
        catalog: DataCatalog = self._catalogs[load, save]
        return catalog

    def _new_catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        from kedro.io import DataCatalog, Version

        version = Version(load, save) if self.versioned else None
        catalog = DataCatalog({self.dataset_name: self.create_dataset(version)})
        if self.validator is not None:
            from kedro.validation.core import ValidatorSpec

            # What DataCatalog.from_config does with the entry's `validator`.
            spec = ValidatorSpec.from_dataset_config(self.dataset_name, self.validator)
            catalog._validator_specs[self.dataset_name] = spec
        return catalog


class MemoryDatasetIOManager(dg.ConfigurableIOManagerFactory[dg.IOManager]):
    """Passes on datasets that no catalog entry stores, as Kedro's `MemoryDataset` does.

    Within one process the data stays in memory and is copied as Kedro copies it. Where steps run in
    several processes, and for assets that a later run may read, Dagster's filesystem I/O manager
    keeps a pickled copy.
    """

    copy_mode: str | None = None

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Make an I/O manager that lives as long as the run's process."""
        return _MemoryIOManager(self.copy_mode, dg.FilesystemIOManager().create_io_manager(context))


class _MemoryIOManager(dg.IOManager):
    def __init__(self, copy_mode: str | None, storage: dg.IOManager) -> None:
        self._copy_mode = copy_mode
        self._storage = storage
        self._in_memory: dict[Any, MemoryDataset] = {}

    def load_input(self, context: dg.InputContext) -> Any:
        upstream = context.upstream_output
        dataset = self._in_memory.get(_identity(upstream)) if upstream else None
        return dataset.load() if dataset else self._storage.load_input(context)

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        dataset = self._new_dataset()
        data = None
        for data in saves_of(obj):
            dataset.save(data)
        in_process = context.step_context.job_def.executor_def.name in _IN_PROCESS_EXECUTORS
        if in_process:
            self._in_memory[_identity(context)] = dataset
        if in_process and not context.has_asset_key:
            return
        try:
            self._storage.handle_output(context, data)
        except Exception:
            if not in_process:
                raise
            context.log.warning(
                f"'{context.name}' cannot be pickled: it is there for this run only. Add it to the "
                "catalog to make it available to later runs."
            )

    def _new_dataset(self) -> "MemoryDataset":
        from kedro.io import MemoryDataset

        return MemoryDataset(copy_mode=self._copy_mode)


def _identity(context: dg.OutputContext) -> Any:
    if context.has_asset_key:
        return context.asset_key
    return context.step_key, context.name


def asset_key(dataset_name: str) -> dg.AssetKey:
    """Asset key of a dataset: its dotted path; the transcoded views of a dataset share one."""
    return dg.AssetKey(dataset_name.partition("@")[0].split("."))


def _describe(dataset: Any, version: str | None) -> Mapping[str, Any]:
    """What Dagster shows of a saved dataset: its path, and the version where there is one."""
    path = getattr(dataset, "_filepath", None) or getattr(dataset, "_path", None)
    metadata: dict[str, Any] = {}
    if path is not None and version is not None:
        path = dataset._get_versioned_path(version)
        metadata["version"] = version
    if path is not None:
        metadata["path"] = dg.MetadataValue.path(str(path))
    return metadata
