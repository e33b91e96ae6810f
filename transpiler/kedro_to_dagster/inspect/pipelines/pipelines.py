"""Reads the registered pipelines and their nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kedro.pipeline.node import Node as KedroNode

from ...codes.command import PIPELINE_UNKNOWN, PIPELINES_WITHOUT_NODES
from ...codes.nodes import (
    DATASET_UNNAMED,
    NODE_OF_OWN_CLASS,
    PARAMETER_CONFIRMED,
    PARAMETER_WRITTEN,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Binding, Node, Pipeline, Shape, is_parameter
from ...kedro_model.place import Place
from ...options import Options
from ..code.functions import describe_function, describe_preview
from ..code.lifting import Lifter
from ..code.sharing import shared_objects
from ..config.opening import OpenedProject
from .node_places import NodePlaces
from .of_hooks import registering
from .registry import load_registry

# What Kedro's task and runner ask a node for, besides the methods by which it calls the function.
_CALLED = frozenset({"run", "inputs", "outputs", "func", "_outputs_to_dictionary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """The pipelines to export, and the names of those that could not be imported.

    `are_registered_by_hooks` tells that the registry is whole only when a context has been made.
    """

    pipelines: tuple[Pipeline, ...]
    missing: tuple[str, ...] = ()
    are_registered_by_hooks: bool = False


def inspect_pipelines(
    opened: OpenedProject, package: str, options: Options, log: DiagnosticLog
) -> Inspected:
    """Read the registry: the pipelines that the options choose, or all of them.

    Raises:
        ProjectError: If the registry cannot be loaded or has no node, or if a pipeline cannot be
            imported and the options do not allow that, or if a node writes a parameter.
        UsageError: If a chosen pipeline is not registered.
    """
    project_path = opened.path
    places = NodePlaces(project_path)
    register = registering(opened, options, log)
    with places.noting():
        registry = load_registry(
            project_path,
            log,
            allow_missing=options.allow_missing_pipelines,
            register=register,
        )
    registered, chosen_names = registry.pipelines, options.pipelines
    for name in chosen_names:
        if name not in registered and name not in registry.missing:
            known = ", ".join(sorted(registered))
            raise PIPELINE_UNKNOWN(name=name, known=known)
    names = [name for name in sorted(registered) if not chosen_names or name in chosen_names]
    if not any(registered[name].nodes for name in names):
        listed = ", ".join(f"'{name}'" for name in chosen_names)
        raise PIPELINES_WITHOUT_NODES(listed=listed)
    nodes: dict[int, Node] = {}
    shared = shared_objects(_functions(registered[name] for name in names), package)
    lifter = Lifter(project_path, package, shared)

    def describe(node: Any) -> Node:
        # One node stands in several pipelines, and is described once.
        if id(node) not in nodes:
            _report_own_class(node, places.of(node), log)
            nodes[id(node)] = describe_node(node, project_path, package, places.of(node), lifter)
        return nodes[id(node)]

    return Inspected(
        pipelines=tuple(
            Pipeline(name=name, nodes=tuple(describe(node) for node in registered[name].nodes))
            for name in names
        ),
        missing=registry.missing,
        are_registered_by_hooks=register is not None,
    )


def _functions(pipelines: Iterable[Any]) -> dict[str, list[Any]]:
    """The functions of nodes by their nodes' names: a node may stand in pipelines as several objects."""
    functions: dict[str, list[Any]] = {}
    for node in (node for pipeline in pipelines for node in pipeline.nodes):
        preview = getattr(node, "_preview_fn", None)
        functions.setdefault(node.name, []).extend((node.func, preview))
    return functions


def _report_own_class(node: Any, place: Place | None, log: DiagnosticLog) -> None:
    """Report a node whose class replaces what Kedro calls, and the package does not."""
    replaced = sorted(
        name
        for name in vars(KedroNode)
        if name in _CALLED or name.startswith("_run_")
        if callable(vars(node).get(name))
        or getattr(type(node), name) is not getattr(KedroNode, name)
    )
    if replaced:
        kind = type(node)
        log.add(
            NODE_OF_OWN_CLASS(
                node=node.name,
                name=f"{kind.__module__}.{kind.__qualname__}",
                methods=" and ".join(f"'{name}'" for name in replaced),
                pronoun="that" if len(replaced) == 1 else "those",
            ),
            node.name,
            place=place,
        )


def describe_node(
    node: Any,
    project_path: Path,
    package: str,
    place: Place | None = None,
    lifter: Lifter | None = None,
) -> Node:
    """Describe one node, with its inputs and outputs bound as they were given.

    Raises:
        ProjectError: If it writes or confirms a parameter, or has a dataset without a name.
    """
    # A node without inputs is called alike, whether it was given None or an empty list.
    input_shape, inputs = _bindings(node._inputs or None)
    output_shape, outputs = _bindings(node._outputs)
    if "" in {*node.inputs, *node.outputs, *node.confirms}:
        raise DATASET_UNNAMED(place=place or "pipelines", node=node.name)
    for binding in outputs:
        if is_parameter(binding.dataset):
            raise PARAMETER_WRITTEN(
                place=place or "pipelines", node=node.name, parameter=binding.dataset
            )
    for name in filter(is_parameter, node.confirms):
        raise PARAMETER_CONFIRMED(place=place or "pipelines", node=node.name, parameter=name)
    preview = getattr(node, "_preview_fn", None)
    return Node(
        name=node.name,
        function=describe_function(node.func, project_path, package, lifter),
        input_shape=input_shape,
        inputs=inputs,
        output_shape=output_shape,
        outputs=outputs,
        tags=tuple(sorted(node.tags)),
        namespace=node.namespace,
        confirms=tuple(node.confirms),
        preview=describe_preview(preview, project_path, package, lifter) if preview else None,
        has_given_name=bool(node._name),
        place=place,
        load_order=tuple(node.inputs) if input_shape is Shape.DICT else (),
    )


def _bindings(datasets: Any) -> tuple[Shape, tuple[Binding, ...]]:
    if datasets is None:
        return Shape.NONE, ()
    if isinstance(datasets, str):
        return Shape.ONE, (Binding(dataset=datasets),)
    if isinstance(datasets, dict):
        bound = tuple(Binding(dataset=name, key=key) for key, name in datasets.items())
        return Shape.DICT, bound
    return Shape.LIST, tuple(Binding(dataset=name) for name in datasets)


def dataset_names(pipelines: Iterable[Pipeline]) -> tuple[str, ...]:
    """Every dataset and parameter that the pipelines read, write or confirm."""
    names = {
        name
        for pipeline in pipelines
        for node in pipeline.nodes
        for name in (
            *(binding.dataset for binding in (*node.inputs, *node.outputs)),
            *node.confirms,
        )
    }
    return tuple(sorted(names))
