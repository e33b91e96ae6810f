"""A node of a step of several, with its hooks: Kedro's own task."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .kedro_private import RUN_ID, calling
from .nodes import KedroTask, StepTask
from .parameters import is_parameter, is_same

if TYPE_CHECKING:
    from kedro.pipeline.node import Node

    from .groups import _Group


class GroupedTask(StepTask):
    """Loads, runs and saves a node as Kedro does, within a step.

    The data that nodes of the step pass on is in the catalog of the run, as in Kedro.
    """

    def __init__(
        self,
        group: "_Group",
        node: "Node",
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: Mapping[str, object],
    ) -> None:
        session = group.session
        run_id = {RUN_ID: session.session_id}
        KedroTask.__init__(self, node, self, False, session.manager, **run_id)
        self.saved: dict[str, object] = {}
        self._group, self._session = group, session
        self._function, self._called_with = function, (arguments, keywords)
        self._overridden: set[str] = set()

    def load(self, name: str) -> Any:
        """Load an input, or a parameter of the run."""
        return self._group.load(name)

    def save(self, name: str, data: Any) -> None:
        """Save an output, or a chunk of it."""
        self._session.catalog.save(name, data)
        self.saved[name] = data
        self._session.saved.add(name)

    def confirm(self, name: str) -> None:
        """Confirm a dataset."""
        self._session.catalog.confirm(name)

    def _runnable(self, inputs: Mapping[str, object]) -> "Node":
        """The node with the function of the body, as the body calls it.

        It is the node as it is where a hook has replaced the function or a parameter.
        """
        called_with = self._with_data(inputs)
        node: Node = self.node
        if called_with is None or self._session.is_replaced(node):
            return node
        arguments, keywords = called_with
        return calling(node, lambda: self._function(*arguments, **keywords))

    def _with_data(
        self, inputs: Mapping[str, object]
    ) -> tuple[list[Any], dict[str, object]] | None:
        """The arguments with the data in them; None if they are not those of the body."""
        known = self._session.parameters
        parameters = {
            name: inputs[name] for name in self.node.inputs if is_parameter(name)
        }
        if any(
            name in self._overridden or known.is_replaced(name, value)
            for name, value in parameters.items()
        ):
            return None

        def data(value: Any) -> Any:
            dataset = self._group.dataset_of(value, self.node)
            if dataset is not None:
                return inputs[dataset]
            # Hooks see the function's changes to a parameter: it is one and the same object.
            same = (one for one in parameters.values() if is_same(one, value))
            return next(same, value) if isinstance(value, (dict, list)) else value

        arguments, keywords = self._called_with
        try:
            return [data(argument) for argument in arguments], {
                key: data(argument) for key, argument in keywords.items()
            }
        except LookupError:
            return None
