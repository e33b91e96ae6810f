"""The I/O managers that load and save Kedro datasets."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from .catalogs import make_dataset, new_catalog
from .metadata import describe
from .private import (
    EditableFields,
    StepContext,
    is_in_process,
    is_read_by_other_views,
    loads_in_turn,
    nodes_of_run,
    readers_of,
    readers_of_view,
)
from .releases import release_after_step, run_done, step_begun
from .setup import asset_of_op, current_run, in_project_folder, in_run, key_of
from .streams import InTurn, saves_of
from .versions import Run, RunContext, load_version, save_version

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog, Version


class KedroDatasetIOManager(EditableFields, dg.ConfigurableIOManager):
    """Loads and saves one Kedro dataset, as a Kedro catalog does.

    A subclass per dataset type has the arguments of the dataset's constructor as its
    fields and says in `create_dataset` how to make the dataset; an instance configures
    one dataset. A subclass has the fields `versioned`, `validator`, `preview` and
    `used_by` only where a dataset makes use of them: every field costs time whenever
    the definitions are loaded. `used_by` names the nodes that read or write a dataset
    which others may only confirm.
    """

    dataset_name: str

    _catalogs: dict[tuple[str | None, str | None], "DataCatalog"] = PrivateAttr(
        default_factory=dict
    )
    _reads: int = PrivateAttr(default=0)
    _run_id: str | None = PrivateAttr(default=None)

    def create_dataset(self, version: "Version | None") -> "AbstractDataset[Any, Any]":
        """Make the dataset; `version` is None unless the dataset is versioned."""
        raise NotImplementedError

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Any]:
        """Run in the Kedro project's folder while the run uses the dataset."""
        with in_project_folder(), super().yield_for_execution(context) as manager:
            if context.run is not None and context.instance is not None:
                manager._run_id = context.run.run_id
                if manager._is_made_ahead(context):
                    manager._make_ahead(Run(context.instance, context.run.run_id))
            try:
                yield manager
            finally:
                if manager._run_id is not None:
                    run_done(manager._run_id)

    def _make_ahead(self, context: RunContext) -> None:
        """Make the dataset before the first step, so that a mistake in it stops the run.

        Kedro's runner does so with every dataset that a node reads or writes.

        Raises:
            DatasetError: If the dataset cannot be made.
        """
        self._catalog(None, self._save_version(context))

    def _is_made_ahead(self, context: dg.InitResourceContext) -> bool:
        """Whether a node of the run uses the dataset; what is only confirmed is made then."""
        used_by = getattr(self, "used_by", None)
        return used_by is None or not set(used_by).isdisjoint(nodes_of_run(context))

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset, or leave it to the step to load it in its turn."""
        if loads_in_turn(context):
            return InTurn(partial(self._load_input, context))
        return self._load_input(context)

    def _load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset; it is released after the step that is its last reader in this run."""
        step_context = context.step_context
        run, step = step_context.run_id, step_context.step.key
        step_begun(run, step)
        data = self.load(step_context)
        self._was_read(step_context, readers_of(context))
        return data

    def _was_read(self, step_context: StepContext, readers: int) -> None:
        self._reads += 1
        if is_in_process(step_context.job_def) and self._reads == readers:
            self._reads = 0
            self._release_after(step_context, self._catalog_to_load(step_context))

    def _release_after(self, step_context: StepContext, catalog: "DataCatalog") -> None:
        run, step = step_context.run_id, step_context.step.key
        release_after_step(run, step, partial(catalog.release, self.dataset_name))

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save the dataset, and describe it.

        Raises:
            DatasetError: If `obj` is None, as Kedro does, or if saving fails.
        """
        self._reads = 0
        data = None
        for data in saves_of(obj):
            self.save(context.step_context, data)
        self.describe_saved(context, data)
        step_context = context.step_context
        if is_in_process(step_context.job_def) and is_read_by_other_views(context):
            self._release_after(step_context, self._catalog_to_save(step_context))

    def describe_saved(self, context: dg.OutputContext, data: object) -> None:
        """Describe the dataset when its data, or the last chunk, has been saved."""
        version = self._save_version(context.step_context)
        dataset = self._catalog_to_save(context.step_context)[self.dataset_name]
        preview = bool(getattr(self, "preview", True))
        context.add_output_metadata(describe(dataset, data, version, preview))

    def load(self, context: RunContext) -> Any:
        """Load the dataset from within a step."""
        return self._catalog_to_load(context).load(self.dataset_name)

    def load_in_turn(self, context: dg.OpExecutionContext, manager: str) -> Any:
        """Load the dataset, a further view of an input, by the I/O manager of that key."""
        step_context = context.get_step_execution_context()
        data = self.load(step_context)
        asset, key = asset_of_op(context.op_def.name), key_of(self.dataset_name)
        for name, read in asset.keys_by_input_name.items() if asset else ():
            if read == key:
                readers = readers_of_view(step_context, name, manager)
                self._was_read(step_context, readers)
        return data

    def save(self, context: RunContext, data: object) -> None:
        """Save the dataset from within a step."""
        catalog = self._catalog_to_save(context)
        catalog.save(self.dataset_name, data)
        if self._is_versioned:
            # What one object has saved, the same one loads, as in Kedro.
            version = self._save_version(context)
            self._catalogs[version, version] = catalog

    def confirm(self, context: RunContext) -> None:
        """Confirm the dataset, as Kedro does for a node's `confirms`."""
        self._catalog(None, None).confirm(self.dataset_name)

    def dataset(self, context: RunContext) -> "AbstractDataset[Any, Any]":
        """The dataset as saved by this run, or else the latest version."""
        return self._catalog_to_load(context)[self.dataset_name]

    @property
    def _is_versioned(self) -> bool:
        return bool(getattr(self, "versioned", False))

    def _save_version(self, context: RunContext) -> str | None:
        return save_version(context) if self._is_versioned else None

    def _load_version(self, context: RunContext) -> tuple[str | None, str | None]:
        if not self._is_versioned:
            return None, None
        saved = save_version(context)

        def exists(version: str) -> bool:
            return bool(self._catalog(version, saved).exists(self.dataset_name))

        return load_version(context, exists), saved

    def _catalog_to_load(self, context: RunContext) -> "DataCatalog":
        return self._catalog(*self._load_version(context))

    def _catalog_to_save(self, context: RunContext) -> "DataCatalog":
        return self._catalog(None, self._save_version(context))

    def _catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        """A catalog of the one dataset, made once for each version.

        It logs, validates and wraps errors as Kedro does; as in Kedro, one dataset
        object serves the whole run.
        """
        if (load, save) not in self._catalogs:
            self._catalogs[load, save] = self._new_catalog(load, save)
        return self._catalogs[load, save]

    def _new_catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        from kedro.io import Version

        version = Version(load, save) if self._is_versioned else None
        return self._catalog_of(self._make_dataset(version))

    def _make_dataset(self, version: "Version | None") -> "AbstractDataset[Any, Any]":
        with in_run(self._run_id or current_run()):
            dataset: AbstractDataset[Any, Any] = make_dataset(
                self.dataset_name, lambda: self.create_dataset(version)
            )
            return dataset

    def _catalog_of(self, dataset: "AbstractDataset[Any, Any]") -> "DataCatalog":
        return new_catalog(self.dataset_name, dataset, getattr(self, "validator", None))
