"""The I/O managers of a package with hooks: nodes load and save in Kedro's order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import dagster as dg

from .. import io_managers, memory
from ..metadata import describe_table
from ..private import runs_in_process
from ..setup import asset_of, asset_of_op, in_run, key_of
from ..versions import RunContext
from .private import io_manager_key_of, is_made_in_run, wired_node
from .wiring import SESSIONS

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog

    from .session import HookSession


@dataclass
class OnDemand:
    """An input that is loaded in its turn, after the hooks of the inputs before it."""

    load: Callable[[str], Any]


@dataclass
class Saved:
    """An output that is saved already, with its data or last chunk."""

    dataset: str
    data: object
    is_empty: bool


def is_of_node(context: dg.InputContext) -> bool:
    """Whether the input belongs to a node, which loads its inputs one by one."""
    return wired_node(context.step_context.op_def) is not None


class KedroDatasetIOManager(io_managers.KedroDatasetIOManager):
    """Loads and saves one Kedro dataset: that of the run's catalog.

    The nodes see whatever hooks do to the dataset.
    """

    # It is given `Saved`; an I/O manager of the project's own is given the data.
    takes_saved: ClassVar[bool] = True

    def _make_ahead(self, context: RunContext) -> None:
        """Do nothing: Kedro's runner makes the datasets of the catalog."""

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset, or leave it to the node to load it in its turn."""
        if not is_of_node(context):
            return super().load_input(context)
        return OnDemand(lambda _: self.load(context.step_context))

    def load_in_turn(self, context: dg.OpExecutionContext, manager: str) -> Any:
        """Leave the loading of the dataset to the node."""
        return OnDemand(lambda _: self.load(context))

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save the dataset unless the node has, and describe it."""
        if isinstance(obj, Saved):
            self.describe_saved(context, obj.data)
        else:
            super().handle_output(context, obj)

    def dataset_of(self, session: "HookSession") -> "AbstractDataset[Any, Any]":
        """Make the dataset for the catalog of a run."""
        with in_run(session.run_id):
            catalog = self._new_catalog(*self._load_version(session))
        return catalog[self.dataset_name]

    def _catalog_to_load(self, context: RunContext) -> "DataCatalog":
        session = SESSIONS.get(context.run_id)
        return super()._catalog_to_load(context) if session is None else session.catalog

    def _catalog_to_save(self, context: RunContext) -> "DataCatalog":
        session = SESSIONS.get(context.run_id)
        return super()._catalog_to_save(context) if session is None else session.catalog


class MemoryDatasetIOManager(memory.MemoryDatasetIOManager):
    """Passes on memory datasets, within a process in the run's catalog."""

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Make an I/O manager that lives as long as the process of the run."""
        return _HookedMemoryIOManager(self, self._place(context))


class _HookedMemoryIOManager(memory._MemoryIOManager):
    takes_saved = True

    def load_input(self, context: dg.InputContext) -> Any:
        if not is_of_node(context):
            return super().load_input(context)
        return OnDemand(lambda name: self._load(context, name))

    def _load(self, context: dg.InputContext, name: str) -> Any:
        session = SESSIONS[context.step_context.run_id]
        dataset: Any = session.catalog.get(name, fallback_to_runtime_pattern=True)
        # A hook's data takes precedence, unless a step of the run has made it since.
        if (
            is_in_memory(dataset)
            and name not in session.saved
            and (is_made_in_run(context) or not dataset.exists())
        ):
            dataset.save(self._stored(context))
            session.saved.add(name)
        return session.catalog.load(name)

    def handle_output(self, context: dg.OutputContext, obj: object) -> None:
        if not isinstance(obj, Saved):
            super().handle_output(context, obj)
            return
        context.add_output_metadata(describe_table(obj.data))
        in_process = runs_in_process(context)
        if self._config.keep or not in_process:
            if obj.is_empty:
                self._forget(context)
            else:
                self._store(context, self._as_saved(context, obj), in_process)

    def _as_saved(self, context: dg.OutputContext, saved: Saved) -> Any:
        """The data that the catalog has, which may not be what the node made.

        A validator or the project's class of catalogs may have saved something else.
        """
        from .kedro_private import catalogs_are_own

        if self._config.validator is None and not catalogs_are_own():
            return saved.data
        return SESSIONS[context.step_context.run_id].catalog[saved.dataset].load()


def _outputs_of(session: "HookSession", op: dg.OpDefinition, name: str) -> list[Any]:
    """The output of an op that is a dataset, if it has one."""
    nodes = session.nodes[op.name]
    if len(nodes) == 1:
        return [
            output
            for dataset, output in zip(nodes[0].outputs, op.output_defs, strict=False)
            if dataset == name
        ]
    asset = asset_of_op(op.name)
    keys = {} if asset is None else asset.keys_by_output_name
    return [
        output for output in op.output_defs if keys.get(output.name) == key_of(name)
    ]


def is_in_memory(dataset: object) -> bool:
    """Whether a dataset is a `MemoryDataset`, which other processes do not see."""
    return type(dataset).__name__ == "MemoryDataset"


def check_kept(session: "HookSession", name: str) -> None:
    """Make sure that an earlier run has kept a dataset that lives in memory.

    Raises:
        DatasetError: If none has.
    """
    key = key_of(name)
    asset = asset_of(key)
    if asset is not None:
        with _memory(session, io_manager_key_of(asset, key)) as io_manager:
            if io_manager is not None:
                io_manager._check_kept(dg.build_input_context(asset_key=key))


def stored_output(session: "HookSession", name: str) -> Any:
    """The output of another process as its I/O manager stored it.

    None if the process has saved nothing, or for a foreign I/O manager.
    """
    io_manager_key = next(
        str(output.io_manager_key)
        for op in session.steps.values()
        for output in _outputs_of(session, op, name)
    )
    # Loading the definitions imports this module, and must not import Kedro.
    from kedro.io import DatasetError

    with _memory(session, io_manager_key) as io_manager, suppress(DatasetError):
        if io_manager is not None:
            return io_manager._stored(dg.build_input_context(asset_key=key_of(name)))
    return None


@contextmanager
def _memory(
    session: "HookSession", key: str
) -> Iterator["_HookedMemoryIOManager | None"]:
    """The I/O manager of datasets in memory, as a step has it; None for others."""
    resource = session.hooks.resources.get(key)
    if not isinstance(resource, MemoryDatasetIOManager):
        yield None
        return
    with dg.build_resources({key: resource}, instance=session.instance) as built:
        yield getattr(built, key)
