"""The I/O managers of a project with hooks: they load and save by the run's catalog, and tell the hooks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import PrivateAttr

from .hook_nodes import Deferred, NodeHooks, step_of
from .io_managers import KedroDatasetIOManager
from .memory import MemoryDatasetIOManager, _identity, _MemoryIOManager

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog


class HookedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves one Kedro dataset, with the calls of the hooks where Kedro has them.

    The dataset is that of the run's catalog, so that what hooks do to it shows. A step that is not of the
    Kedro project loads and saves without hooks.
    """

    # Those of the run, where they are given a catalog.
    _hooks: Any = PrivateAttr(default=None)

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset, or leave it to the step to load it in its turn."""
        return self.load_later(context.step_context)

    def handle_output(  # type: ignore[override]
        self, context: dg.OutputContext, obj: Any
    ) -> Iterator[dg.AssetMaterialization]:
        """Save the dataset, and tell the hooks of each chunk."""
        hooks = self._note_hooks(context.step_context)
        if hooks is not None:
            obj = hooks.saves(context.step_context, self.dataset_name, obj)
        metadata = {} if hooks is None else hooks.metadata
        for event in super().handle_output(context, obj):
            yield event.with_metadata({**event.metadata, **metadata})
        if context.has_asset_key:
            context.add_output_metadata(metadata)

    def load_later(self, context: Any) -> Any:
        """Load the dataset from within a step, or in its turn."""
        step = _step(context)
        hooks = _hooks_of(step)
        if hooks is not None and hooks.defers(step):
            return Deferred(lambda: self.load(step))
        return self.load(step)

    def load(self, context: Any) -> Any:
        """Load the dataset from within a step."""
        self._note_hooks(_step(context))
        return super().load(context)

    def save(self, context: Any, data: Any) -> None:
        """Save the dataset from within a step."""
        self._note_hooks(_step(context))
        super().save(context, data)

    def dataset_of(self, hooks: NodeHooks) -> "AbstractDataset[Any, Any]":
        """Make the dataset for the catalog of a run."""
        catalog = super()._new_catalog(*super()._load_version(hooks))
        dataset: AbstractDataset[Any, Any] = catalog[self.dataset_name]
        return dataset

    def _note_hooks(self, step: Any) -> Any:
        hooks = _hooks_of(step)
        self._hooks = hooks if hooks is not None and hooks.shows_catalog else None
        return hooks

    def _load_version(self, context: Any) -> tuple[str | None, str | None]:
        # The dataset of the run's catalog has its versions.
        return (
            (None, None) if self._hooks is not None else super()._load_version(context)
        )

    def _catalog(self, load: str | None, save: str | None) -> "DataCatalog":
        if self._hooks is None:
            return super()._catalog(load, save)
        catalog: DataCatalog = self._hooks.catalog
        return catalog


class HookedMemoryDatasetIOManager(MemoryDatasetIOManager):
    """Passes on datasets that live in memory, with the calls of the hooks where Kedro has them."""

    dataset_name: str | None = None

    def _keeping_in(self, storage: dg.IOManager) -> dg.IOManager:
        return _HookedMemoryIOManager(self.copy_mode, self.validator, storage)

    def dataset_of(self, hooks: NodeHooks) -> "AbstractDataset[Any, Any]":
        """Make the dataset for the catalog of a run."""
        from kedro.io import MemoryDataset

        return MemoryDataset(copy_mode=self.copy_mode)


class _HookedMemoryIOManager(_MemoryIOManager):
    def load_input(self, context: dg.InputContext) -> Any:
        step = context.step_context
        hooks = _hooks_of(step)
        if hooks is not None and hooks.defers(step):
            return Deferred(
                lambda: super(_HookedMemoryIOManager, self).load_input(context)
            )
        return super().load_input(context)

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        step = context.step_context
        hooks = _hooks_of(step)
        if hooks is None:
            super().handle_output(context, obj)
            return
        name = hooks.output_dataset(step, context.name)
        super().handle_output(context, hooks.saves(step, name, obj))
        catalog = self._catalogs.get(_identity(context))
        if catalog is not None:
            hooks.publish(name, catalog[context.name])


def _step(context: Any) -> Any:
    return context if hasattr(context, "step") else step_of(context)


def _hooks_of(step: Any) -> Any:
    """The hooks of the run, if the step calls any."""
    return getattr(step.resources, "hooks", None)
