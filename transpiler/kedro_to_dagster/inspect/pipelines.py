"""Reads the registered pipelines and their nodes."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kedro.framework import project as kedro_project

from ..diagnostics import DiagnosticLog
from ..errors import ProjectError, UsageError
from ..model.kedro import Binding, Node, Pipeline, Shape
from .functions import describe_function, describe_preview


def inspect_pipelines(
    project_path: Path, package: str, chosen: tuple[str, ...], log: DiagnosticLog
) -> tuple[Pipeline, ...]:
    """Read the registry; `chosen` names the pipelines wanted, all where it is empty.

    Raises:
        ProjectError: If the registry cannot be loaded or has no pipeline.
        UsageError: If a chosen pipeline is not registered.
    """
    registered = _load_registry(log)
    for name in chosen:
        if name not in registered:
            known = ", ".join(sorted(registered))
            raise UsageError(
                "K2D904",
                f"The project registers no pipeline '{name}'.",
                f"It registers {known}.",
            )
    names = [name for name in sorted(registered) if not chosen or name in chosen]
    nodes: dict[int, Node] = {}

    def describe(node: Any) -> Node:
        # One node stands in several pipelines, and is described once.
        if id(node) not in nodes:
            nodes[id(node)] = describe_node(node, project_path, package)
        return nodes[id(node)]

    return tuple(
        Pipeline(name=name, nodes=tuple(describe(node) for node in registered[name].nodes))
        for name in names
    )


def _load_registry(log: DiagnosticLog) -> dict[str, Any]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            registered = dict(kedro_project.pipelines)
        except (Exception, SystemExit) as error:
            # A registry often fails for want of a pipeline that Kedro has passed over.
            before = "".join(f" Before: {message}" for _, message in _left_out(caught))
            raise ProjectError(
                "K2D911",
                f"Kedro cannot load the project's pipelines: {type(error).__name__}: {error}.{before}",
                "Make 'kedro registry list' work in this environment first.",
            ) from error
    for subject, message in _left_out(caught):
        log.add("K2D101", subject, message, hint="Nothing of it is in the package.")
    if not registered:
        raise ProjectError(
            "K2D912",
            "The project registers no pipeline.",
            "Add one to register_pipelines() in pipeline_registry.py.",
        )
    return registered


def _left_out(caught: Iterable[warnings.WarningMessage]) -> Iterator[tuple[str, str]]:
    """What Kedro warned of and passed over: the first line, and with it the cause."""
    for warning in caught:
        # Kedro has had a warning of its own for what is experimental since 1.1.
        experimental = warning.category.__name__ == "KedroExperimentalWarning"
        if experimental or issubclass(warning.category, DeprecationWarning):
            continue
        # Kedro appends the traceback of a pipeline that fails to import; its last line is the cause.
        lines = str(warning.message).strip().splitlines()
        if any("pipeline" in line.lower() for line in lines):
            yield lines[0], lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"


def describe_node(node: Any, project_path: Path, package: str) -> Node:
    """Describe one node, with its inputs and outputs bound as they were given."""
    input_shape, inputs = _bindings(node._inputs)
    output_shape, outputs = _bindings(node._outputs)
    preview = getattr(node, "_preview_fn", None)
    return Node(
        name=node.name,
        function=describe_function(node.func, project_path, package),
        input_shape=input_shape,
        inputs=inputs,
        output_shape=output_shape,
        outputs=outputs,
        tags=tuple(sorted(node.tags)),
        namespace=node.namespace,
        confirms=tuple(node.confirms),
        preview=describe_preview(preview, project_path, package) if preview else None,
        has_given_name=bool(node._name),
    )


def _bindings(given: Any) -> tuple[Shape, tuple[Binding, ...]]:
    if not given:
        return Shape.NONE, ()
    if isinstance(given, str):
        return Shape.ONE, (Binding(dataset=given),)
    if isinstance(given, dict):
        bound = tuple(Binding(dataset=name, key=key) for key, name in given.items())
        return Shape.DICT, bound
    return Shape.LIST, tuple(Binding(dataset=name) for name in given)


def dataset_names(pipelines: Iterable[Pipeline]) -> tuple[str, ...]:
    """Every dataset and parameter that the pipelines read, write or confirm."""
    names = {
        name
        for pipeline in pipelines
        for node in pipeline.nodes
        for name in (*(each.dataset for each in (*node.inputs, *node.outputs)), *node.confirms)
    }
    return tuple(sorted(names))
