"""A node with hooks: Kedro's own task, which loads and saves through a Dagster step."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.runner.task import Task

from ..outputs import IS_CHECKED_BY_NODE, Returned
from ..streams import Chunks
from .io_managers import KedroDatasetIOManager, OnDemand, Saved
from .kedro_private import RUN_ID, calling
from .parameters import has_value, is_parameter, with_values
from .private import wired_node

if TYPE_CHECKING:
    from kedro.io import DataCatalog
    from kedro.pipeline.node import Node
    from pluggy import PluginManager

    from .session import HookSession


def run_step(
    session: "HookSession", context: dg.OpExecutionContext, inputs: Mapping[str, object]
) -> Any:
    """Run a node, and return the outputs of its step; they are already saved."""
    task = StepTask(session, context, inputs)
    try:
        with session.hooks.project.in_folder(), session.while_step():
            task.execute()
            show_tracking(session, context)
    except BaseException as error:
        session.errors[context.get_step_execution_context().step.key] = error
        raise
    outputs = tuple(task.output(name) for name in task.node.outputs)
    return outputs[0] if len(outputs) == 1 else outputs or None


def show_tracking(session: "HookSession", context: dg.OpExecutionContext) -> None:
    """Show with each output where it is tracked."""
    if session.hooks.tracking is not None:
        shown = session.hooks.tracking.metadata()
        for output in context.op_def.output_defs:
            if not output.dagster_type.is_nothing:
                context.add_output_metadata(shown, output_name=output.name)


# Kedro calls some of these methods on the class, which the types do not express.
KedroTask: Any = Task


class StepTask(KedroTask):  # type: ignore[misc]
    """Loads, runs and saves a node as Kedro does.

    To Kedro this is the catalog as well: it loads what Dagster hands to the step, runs
    the body of the asset for the node's function, and saves with the I/O managers of
    the step. Hooks are given the node itself and the catalog of the run.
    """

    def __init__(
        self,
        session: "HookSession",
        context: dg.OpExecutionContext,
        inputs: Mapping[str, object],
    ) -> None:
        (node,) = session.nodes[context.op_def.name]
        run_id = {RUN_ID: session.session_id}
        super().__init__(node, self, False, session.manager, **run_id)
        self.saved: dict[str, object] = {}
        self._session = session
        self._context = context
        wired = wired_node(context.op_def)
        assert wired is not None
        self._body = wired.body
        self._step_inputs = dict(inputs)
        self._datasets = {
            argument: dataset
            for argument, dataset in wired.datasets.items()
            if argument in inputs
        }
        self._inputs = {
            dataset: inputs[name] for name, dataset in self._datasets.items()
        }
        managers = (
            getattr(context.resources, str(output.io_manager_key), None)
            for output in context.op_def.output_defs
        )
        self._managers = dict(zip(node.outputs, managers, strict=False))
        self._others = {
            name
            for name, manager in self._managers.items()
            if manager is not None and not getattr(manager, "takes_saved", False)
        }
        self._overridden: set[str] = set()

    def load(self, name: str) -> Any:
        """Load an input of the step, or a parameter of the run."""
        if name not in self._inputs:
            return self._session.catalog.load(name)
        value = self._inputs[name]
        return value.load(name) if isinstance(value, OnDemand) else value

    def save(self, name: str, data: Any) -> None:
        """Save an output of the step, or a chunk of it."""
        if name in self._others:
            self.saved[name] = data
            return
        manager = self._managers.get(name)
        if isinstance(manager, KedroDatasetIOManager):
            manager.save(self._context, data)
        else:
            self._session.catalog.save(name, data)
        self.saved[name] = data
        self._session.saved.add(name)

    def output(self, name: str) -> Any:
        """What the step returns for an output: a marker if it is saved, else the data."""
        if name in self._others and name in self.saved:
            return self.saved[name]
        return Saved(name, self.saved.get(name), is_empty=name not in self.saved)

    def confirm(self, name: str) -> None:
        """Confirm a dataset, unless a decorator confirms some of its partitions."""
        if not hasattr(self._session.io_managers.get(name), "partitions"):
            self._session.catalog.confirm(name)

    def _collect_inputs_from_hook(
        self,
        node: "Node",
        catalog: "DataCatalog",
        *arguments: object,
        **keywords: object,
    ) -> dict[str, Any]:
        overrides: dict[str, object] = KedroTask._collect_inputs_from_hook(
            node, self._session.catalog, *arguments, **keywords
        )
        self._overridden = set(overrides)
        return overrides

    def _call_node_run(
        self,
        node: "Node",
        catalog: "DataCatalog",
        inputs: dict[str, object],
        is_async: bool,
        hook_manager: "PluginManager",
        **run_id: str,
    ) -> dict[str, Any]:
        facts = {
            "node": node,
            "catalog": self._session.catalog,
            "inputs": inputs,
            "is_async": is_async,
            **run_id,
        }
        try:
            outputs: dict[str, object] = self._runnable(inputs).run(inputs)
        except Exception as error:
            hook_manager.hook.on_node_error(error=error, **facts)
            raise
        hook_manager.hook.after_node_run(outputs=outputs, **facts)
        return outputs

    def _runnable(self, inputs: Mapping[str, object]) -> Any:
        """The node with the body instead of its function.

        It is the node as it is where a hook has replaced the function, or a parameter
        that the body does not ask for by itself.
        """
        arguments = self._arguments(inputs)
        if self._session.is_replaced(self.node) or arguments is None:
            return self.node
        return calling(self.node, lambda: self._call_body(arguments))

    def _call_body(self, arguments: Mapping[str, object]) -> Any:
        """What the node's function returned, which Kedro's node checks."""
        token = IS_CHECKED_BY_NODE.set(True)
        try:
            result = self._body(**arguments)
        finally:
            IS_CHECKED_BY_NODE.reset(token)
        if isinstance(result, dg.Output):
            result = result.value
        if isinstance(result, Chunks):
            result = result.chunks
        return result.value if isinstance(result, Returned) else result

    def _arguments(self, inputs: Mapping[str, Any]) -> dict[str, object] | None:
        """The body's arguments; None if it cannot be given a parameter."""
        datasets = self._datasets.items()
        arguments = {
            **self._step_inputs,
            **{name: inputs.get(dataset) for name, dataset in datasets},
        }
        known = self._session.parameters
        parameters = {
            name: inputs[name]
            for name in self.node.inputs
            if is_parameter(name) and name in inputs
        }
        replaced = {
            name
            for name, value in parameters.items()
            if name in self._overridden or known.is_replaced(name, value)
        }
        holder = next(
            (
                name
                for name, value in self._step_inputs.items()
                if isinstance(value, dg.ConfigurableResource)
            ),
            None,
        )
        if holder is None or any(map(known.is_typed, replaced)):
            return None if replaced else arguments
        # Hooks see the function's changes to a parameter, and a pickle tells which texts
        # are one: it is one and the same object.
        same = {
            name: value
            for name, value in parameters.items()
            if name in replaced or has_value(self._step_inputs[holder], name, value)
        }
        with_same = with_values(self._step_inputs[holder], same)
        if with_same is None:
            return None if replaced else arguments
        return {**arguments, holder: with_same}
