"""The I/O managers that load and save Kedro datasets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from .catalogs import EditableFields, new_catalog
from .metadata import describe
from .streams import saves_of
from .versions import RunContext, load_version, save_version

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog, Version


class KedroDatasetIOManager(EditableFields, dg.ConfigurableIOManager):
    """Loads and saves one Kedro dataset.

    A subclass per dataset type has the arguments of the dataset's constructor as its fields and says in
    `create_dataset` how to make the dataset; an instance configures one dataset of the catalog. A
    subclass has the fields `versioned`, `validator` and `preview` only where a dataset makes use of them:
    every field costs time whenever the definitions are loaded.
    """

    dataset_name: str

    _catalogs: dict[Any, Any] = PrivateAttr(default_factory=dict)

    @property
    def _is_versioned(self) -> bool:
        return bool(getattr(self, "versioned", False))

    @property
    def _validator(self) -> Any:
        return getattr(self, "validator", None)

    @property
    def _shows_preview(self) -> bool:
        return bool(getattr(self, "preview", True))

    def create_dataset(self, version: "Version | None") -> "AbstractDataset[Any, Any]":
        """Make the dataset; `version` is None unless the dataset is versioned."""
        raise NotImplementedError

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset."""
        return self.load(context.step_context)

    # Dagster takes a generator of events too, though its annotation does not say so.
    def handle_output(  # type: ignore[override]
        self, context: dg.OutputContext, obj: Any
    ) -> Iterator[dg.AssetMaterialization]:
        """Save the dataset, and record in a job of ops what an asset run records by itself.

        Raises:
            DatasetError: If `obj` is None, as Kedro does, or if saving fails.
        """
        data = None
        for data in saves_of(obj):
            self.save(context.step_context, data)
        version = self._save_version(context.step_context)
        dataset = self._catalog(None, version)[self.dataset_name]
        metadata = describe(dataset, data, version, self._shows_preview)
        if context.has_asset_key:
            context.add_output_metadata(metadata)
        else:
            yield dg.AssetMaterialization(asset_key(self.dataset_name), metadata=metadata)

    def load(self, context: RunContext) -> Any:
        """Load the dataset from within a step."""
        return self._catalog(*self._load_version(context)).load(self.dataset_name)

    def save(self, context: RunContext, data: Any) -> None:
        """Save the dataset from within a step, before the step's output is handed on."""
        self._catalog(None, self._save_version(context)).save(self.dataset_name, data)

    def confirm(self) -> None:
        """Confirm the dataset, as Kedro does for a node's `confirms`."""
        self._catalog(None, None).confirm(self.dataset_name)

    def check(self, context: RunContext) -> dg.AssetCheckResult:
        """Check the stored data with the dataset's validator."""
        from kedro.validation.core import ValidatorSpec, resolve_validator

        spec = ValidatorSpec.from_dataset_config(self.dataset_name, self._validator)
        severity = "WARN" if spec.severity == "warn" else "ERROR"
        data = self._catalog(None, self._save_version(context))[self.dataset_name].load()
        problem = None
        try:
            resolve_validator(spec).validate(data)
        except Exception as error:
            problem = str(error)
        return dg.AssetCheckResult(
            passed=problem is None,
            severity=dg.AssetCheckSeverity[severity],
            description=problem,
            metadata={"validator": spec.class_path},
        )

    def _save_version(self, context: RunContext) -> str | None:
        return save_version(context) if self._is_versioned else None

    def _load_version(self, context: RunContext) -> tuple[str | None, str | None]:
        if not self._is_versioned:
            return None, None
        saved = save_version(context)

        def exists(version: str) -> bool:
            return bool(self._catalog(version, saved).exists(self.dataset_name))

        return load_version(context, exists), saved

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
        version = None
        if self._is_versioned:
            from kedro.io import Version

            version = Version(load, save)
        return new_catalog(self.dataset_name, self.create_dataset(version), self._validator)


def asset_key(dataset_name: str) -> dg.AssetKey:
    """Asset key of a dataset: its dotted path; the transcoded views of a dataset share one."""
    return dg.AssetKey(dataset_name.partition("@")[0].split("."))
