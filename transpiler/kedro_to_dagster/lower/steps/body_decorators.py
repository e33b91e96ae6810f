"""What a node does besides calling its function: the lines between an asset's decorator and its body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...dagster_model.call import BodyDecorator
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from ..datasets.io_managers import has_own_io_manager, io_manager_key
from ..names.naming import Names
from ..partitions.partitioning import Partitioning
from .inputs import Inputs


def body_decorators(
    node: Node,
    inputs: Inputs,
    datasets: Mapping[str, Dataset],
    names: Names,
    partitioning: Partitioning,
    *,
    has_session: bool,
) -> Iterator[BodyDecorator]:
    """The decorators of a node's body; with hooks, most of it is done by Kedro's task."""
    if inputs.further_views:
        yield BodyDecorator(name="loading", keywords=tuple(inputs.further_views.items()))
    # With hooks, Kedro's task confirms; but not single partitions.
    confirmed = [
        name for name in node.confirms if not has_session or partitioning.of(name) is not None
    ]
    if confirmed:
        keys = (io_manager_key(datasets[name], names) for name in confirmed)
        yield BodyDecorator(name="confirming", arguments=tuple(keys))
    if not has_session and _has_others_only(node, names):
        yield BodyDecorator(name="in_folder")
    if has_session:
        yield _hooks(node, names.inputs_of(node))
    elif node.function.is_generator and len(node.outputs) > 1:
        managers = (
            (names.variable_of(output.dataset), _saved_by(datasets[output.dataset], names))
            for output in node.outputs
        )
        yield BodyDecorator(name="in_turns", keywords=tuple(managers))


def _has_others_only(node: Node, names: Names) -> bool:
    """Whether all I/O managers are the project's own: the others take a step into its folder."""
    used = {*names.inputs_of(node), *(output.dataset for output in node.outputs)}
    return bool(used) and all(untranscoded(name) in names.own_io_managers for name in used)


def _saved_by(dataset: Dataset, names: Names) -> str | None:
    """The I/O manager that saves chunks one by one; None where only the last one counts."""
    if dataset.is_nothing:
        return io_manager_key(dataset, names)
    if dataset.is_memory or not has_own_io_manager(dataset):
        return None
    return io_manager_key(dataset, names)


def _hooks(node: Node, inputs: Mapping[str, str]) -> BodyDecorator:
    """The line that runs the node with its hooks; it names the datasets that arguments do not tell."""
    renamed = tuple(
        (variable, dataset)
        for dataset, variable in inputs.items()
        if dataset != variable.replace("__", ".")
    )
    return BodyDecorator(name="hooks.node", arguments=(node.name,), keywords=renamed)
