"""The nodes behind the steps of a run, and the options of `kedro run` that select them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.framework.project import pipelines
from kedro.pipeline import Pipeline

from ..project import KedroProjectError
from ..registry import nodes_in
from .kedro_private import run_arguments
from .parameters import is_parameter
from .private import wired_node

if TYPE_CHECKING:
    from kedro.pipeline.node import Node

    from .session import HookSession

DEFAULT_PIPELINE = "__default__"
_FILTERS = (
    "tags",
    "from_nodes",
    "to_nodes",
    "node_names",
    "from_inputs",
    "to_outputs",
)


def nodes_of(op: dg.OpDefinition, session: "HookSession") -> tuple["Node", ...]:
    """Kedro's own nodes behind an op or asset, in the order in which it runs them.

    Nodes of several pipelines may have one name; their inputs tell them apart.

    Raises:
        KedroProjectError: If the project has no such nodes, or with other inputs.
    """
    wired = wired_node(op)
    assert wired is not None
    inputs_of_step = set(map(_plain, wired.datasets.values()))
    several = [
        list(_nodes_named(wired.names, name)) for name in _by_preference(session)
    ]
    candidates = [tuple(nodes) for nodes in several if len(nodes) == len(wired.names)]
    for nodes in candidates:
        written = {_plain(name) for node in nodes for name in node.outputs}
        needed = {name for node in nodes for name in node.inputs}
        inputs = {_plain(name) for name in needed if not is_parameter(name)}
        if inputs_of_step == inputs - written or (
            len(nodes) == 1 and inputs_of_step == inputs
        ):
            return nodes
    node_names = "', '".join(wired.names)
    raise KedroProjectError(
        f"The node '{node_names}' has other inputs than when it was exported: export "
        "the project again."
        if candidates
        else f"There is no node '{node_names}': export the project again."
    )


def _nodes_named(names: tuple[str, ...], pipeline: str) -> Iterator["Node"]:
    by_name = {node.name: node for node in nodes_in(pipelines[pipeline])}
    return (by_name[name] for name in names if name in by_name)


def _plain(dataset: str) -> str:
    return dataset.partition("@")[0]


def _by_preference(session: "HookSession") -> Iterator[str]:
    job_name = session.run.job_name
    own = session.hooks.jobs.get(job_name, {}).get("pipeline_name", job_name)
    names = dict.fromkeys([own, DEFAULT_PIPELINE, *sorted(pipelines)])
    return (name for name in names if name in pipelines)


def selection_of(session: "HookSession") -> dict[str, Any]:
    """The arguments for Kedro's session.

    They are the pipeline and the filters of the job. A run of only some steps also names
    the nodes, as `kedro run --nodes` does.
    """
    nodes = {node for nodes in session.nodes.values() for node in nodes}
    names = sorted(node.name for node in nodes)
    for selection in _selections(session):
        pipeline = set(_filtered(selection).nodes)
        if nodes <= pipeline:
            subset = {} if nodes == pipeline else {"node_names": names}
            return run_arguments({**selection, **subset}, session)
    # Kedro has no command for a part of several pipelines, which it cannot always add:
    # two may write one dataset.
    session.mixed = Pipeline(list(nodes))
    subset_of_default: dict[str, Any] = {
        "pipeline_name": DEFAULT_PIPELINE,
        "node_names": names,
    }
    return run_arguments(subset_of_default, session)


def _selections(session: "HookSession") -> Iterator[Mapping[str, object]]:
    job_name = session.run.job_name
    if job_name in session.hooks.jobs:
        yield session.hooks.jobs[job_name]
    for name in _by_preference(session):
        yield {"pipeline_name": name}


def _filtered(selection: Mapping[str, Any]) -> Pipeline:
    filters = {name: selection.get(name) for name in _FILTERS}
    registered: Pipeline = pipelines[selection["pipeline_name"]]
    return registered.filter(**filters, node_namespaces=selection.get("namespaces"))
