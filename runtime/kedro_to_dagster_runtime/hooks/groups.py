"""Several nodes in one step, each with its hooks: Kedro's own tasks, one after the other."""

import functools
import inspect
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dagster as dg

from ..registry import import_settings
from ..setup import asset_of_op, name_of
from .wiring import Body, KedroHooks, WiredNode

if TYPE_CHECKING:
    from kedro.pipeline.node import Node

    from .session import HookSession

_RUNNING: ContextVar["_Group"] = ContextVar("_RUNNING")


@dataclass(frozen=True)
class WiredNodes(WiredNode):
    """Several nodes, and the body that calls their functions."""

    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The nodes in the order in which the body runs them."""
        return (self.name, *self.others)


class KedroHooksOfGroups(KedroHooks):
    """The hooks of a project some of whose assets run several nodes."""

    def nodes(self, /, *names: str, **datasets: str) -> Callable[[Body], Body]:
        """Let the body of an asset run nodes with `call`; `datasets` are as in `node`."""

        def wire(body: Body) -> Body:
            @functools.wraps(body)
            def run(*arguments: object, **keywords: object) -> Any:
                import_settings(self.project)
                inputs = inspect.signature(body).bind(*arguments, **keywords).arguments
                context = dg.OpExecutionContext.get()
                group = _Group(self.session_of_step(context), context, inputs)
                return group.run(body)

            first, *others = names
            wired = WiredNodes(first, body, datasets, tuple(others))
            run.kedro_node = wired  # type: ignore[attr-defined]
            return run

        return wire

    def call(
        self,
        name: str,
        function: Callable[..., Any],
        /,
        *arguments: Any,
        **keywords: object,
    ) -> Any:
        """Run a node with all its hooks: load, call, save.

        What stands for datasets among the arguments is loaded first. The result stands
        for the node's outputs, which are saved.
        """
        return _RUNNING.get().call(name, function, arguments, keywords)


class _Group:
    """The nodes of a step that is run, and what is passed on among them."""

    def __init__(
        self,
        session: "HookSession",
        context: dg.OpExecutionContext,
        inputs: Mapping[str, object],
    ) -> None:
        from .private import wired_node

        self.session, self.context, self._step_inputs = session, context, dict(inputs)
        self._nodes = {node.name: node for node in session.nodes[context.op_def.name]}
        wired = wired_node(context.op_def)
        assert wired is not None
        datasets = wired.datasets
        self._loaders = {
            datasets[name].partition("@")[0]: value
            for name, value in inputs.items()
            if name in datasets
        }
        self._datasets = {
            id(value): datasets[name]
            for name, value in inputs.items()
            if name in datasets
        }
        asset = asset_of_op(context.op_def.name)
        keys = () if asset is None else asset.keys_by_output_name.values()
        self._outputs = {name_of(key) for key in keys}
        self._unread = Counter(
            name for node in self._nodes.values() for name in node.inputs
        )

    def run(self, body: Body) -> Any:
        """Run the body, and remember the error if a node fails."""
        from .nodes import show_tracking

        session, running = self.session, _RUNNING.set(self)
        try:
            with session.hooks.project.in_folder(), session.while_step():
                returned = body(**self._step_inputs)
                show_tracking(session, self.context)
        except BaseException as error:
            session.errors[self.context.get_step_execution_context().step.key] = error
            raise
        finally:
            _RUNNING.reset(running)
        return returned

    def call(
        self,
        name: str,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: Mapping[str, Any],
    ) -> Any:
        """Run one node."""
        from .group_tasks import GroupedTask
        from .io_managers import Saved

        node = self._nodes[name]
        task = GroupedTask(self, node, function, arguments, keywords)
        task.execute()
        self._release(node)
        outputs = tuple(
            # Nothing may keep data alive that no later step reads.
            Saved(
                output,
                task.saved.get(output) if self._is_output(output) else None,
                is_empty=output not in task.saved,
            )
            for output in node.outputs
        )
        return outputs[0] if len(outputs) == 1 else outputs or None

    def load(self, name: str) -> Any:
        """Load an input of a node: of the step, of an earlier node, or a parameter."""
        from .io_managers import OnDemand

        value = self._loaders.get(name.partition("@")[0])
        if isinstance(value, OnDemand) and self._datasets.get(id(value)) == name:
            return value.load(name)
        return self.session.catalog.load(name)

    def dataset_of(self, value: object, node: "Node") -> str | None:
        """The input of a node that a value stands for; None if it is just a value.

        Raises:
            LookupError: If it may be one of several views.
        """
        from .io_managers import OnDemand, Saved

        if isinstance(value, Saved):
            dataset = value.dataset
        elif isinstance(value, OnDemand):
            dataset = self._datasets[id(value)]
        else:
            return None
        plain = dataset.partition("@")[0]
        views: set[str] = {
            name for name in node.inputs if name.partition("@")[0] == plain
        }
        if len(views) != 1:
            raise LookupError
        return views.pop()

    def _is_output(self, dataset: str) -> bool:
        return dataset.partition("@")[0] in self._outputs

    def _release(self, node: "Node") -> None:
        """Release what only nodes of this step read, after the last one."""
        outputs = {name for other in self._nodes.values() for name in other.outputs}
        for name in dict.fromkeys(node.inputs):
            self._unread[name] -= 1
            if not self._unread[name] and name in outputs and not self._is_output(name):
                with suppress(Exception):
                    self.session.catalog.release(name)
