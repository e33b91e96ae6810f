"""The I/O managers of a package with hooks: nodes load and save with them in Kedro's order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dagster as dg

from .. import io_managers, memory
from .private import is_made_in_run, wired_function
from .wiring import SESSIONS

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog

    from .session import HookSession


@dataclass
class OnDemand:
    """An input that is loaded in its turn, because hooks are told of those before it first."""

    load: Callable[[str], Any]


@dataclass
class Saved:
    """An output that is saved already, with its data, or the last chunk of it."""

    name: str
    data: Any


def is_of_node(context: dg.InputContext) -> bool:
    """Whether a node asks for the input, which loads its inputs in turn."""
    return wired_function(context.step_context.op_def) is not None


class KedroDatasetIOManager(io_managers.KedroDatasetIOManager):
    """Loads and saves one Kedro dataset: that of the run's catalog, so that what hooks do to it shows."""

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset, or leave it to the node to load it in its turn."""
        load = super().load_input
        return OnDemand(lambda _: load(context)) if is_of_node(context) else load(context)

    def handle_output(  # type: ignore[override]
        self, context: dg.OutputContext, obj: Any
    ) -> Iterator[dg.AssetMaterialization]:
        """Save the dataset, unless the node has, and record it."""
        if isinstance(obj, Saved):
            yield from self._record(context, obj.data)
        else:
            yield from super().handle_output(context, obj)

    def dataset_of(self, session: "HookSession") -> "AbstractDataset[Any, Any]":
        """Make the dataset for the catalog of a run."""
        dataset: AbstractDataset[Any, Any] = self._new_dataset(*self._load_version(session))
        return dataset

    def _catalog_to_load(self, context: Any) -> "DataCatalog":
        session = SESSIONS.get(context.run_id)
        return super()._catalog_to_load(context) if session is None else session.catalog

    def _catalog_to_save(self, context: Any) -> "DataCatalog":
        session = SESSIONS.get(context.run_id)
        return super()._catalog_to_save(context) if session is None else session.catalog

    def _release_if_read(self, context: dg.InputContext) -> None:
        # Kedro releases it when the node is done.
        if context.step_context.run_id not in SESSIONS:
            super()._release_if_read(context)


class MemoryDatasetIOManager(memory.MemoryDatasetIOManager):
    """Passes on datasets that live in memory: within a process in the run's catalog."""

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Make an I/O manager that lives as long as the run's process."""
        return _MemoryIOManager(self, self._new_storage(context))


class _MemoryIOManager(memory._MemoryIOManager):
    def load_input(self, context: dg.InputContext) -> Any:
        if not is_of_node(context):
            return super().load_input(context)
        return OnDemand(lambda name: self._load(context, name))

    def _load(self, context: dg.InputContext, name: str) -> Any:
        session = SESSIONS[context.step_context.run_id]
        dataset = session.catalog.get(name, fallback_to_runtime_pattern=True)
        # What a hook has put there is read, unless a step of the run has made something else since.
        if is_in_memory(dataset) and name not in session.saved:
            if is_made_in_run(context) or not dataset.exists():
                dataset.save(self._stored(context, name))
                session.saved.add(name)
        return session.catalog.load(name)

    def handle_output(self, context: dg.OutputContext, obj: Any) -> Any:
        if isinstance(obj, Saved):
            return self._keep(context, obj.name, obj.data)
        return super().handle_output(context, obj)


def is_in_memory(dataset: Any) -> bool:
    """Whether a dataset of a catalog is a `MemoryDataset`, which another process does not see."""
    return type(dataset).__name__ == "MemoryDataset"


def stored_output(session: "HookSession", name: str) -> Any:
    """What an I/O manager has kept of an output that another process has made."""
    key = next(
        str(op.output_defs[node.outputs.index(name)].io_manager_key)
        for op, node in ((op, session.nodes[op.name]) for op in session.steps.values())
        if name in node.outputs
    )
    asset_key = io_managers.asset_key(name)
    stored = dg.build_output_context(asset_key=asset_key)
    resources = {key: session.hooks.resources[key]}
    with dg.build_resources(resources, instance=session.instance) as built:
        manager: Any = getattr(built, key)
        return manager._stored(
            dg.build_input_context(asset_key=asset_key, upstream_output=stored), name
        )
