"""The part of a pipeline that a job of `dagster.yml` runs: Kedro itself selects it."""

from __future__ import annotations

from typing import Any

from ...codes.dagster_yml import SELECTION_REFUSED, SELECTION_UNKNOWN, TAG_ON_NO_NODE
from ...diagnostics import DiagnosticLog
from ...errors import UsageError, near
from ...kedro_model.dagster_yml import Selection
from ...kedro_model.node import Node, Pipeline, untranscoded
from ..config.places import Places
from .checking import located
from .documents import namespaces_of
from .models import PipelineOptions


def selection_of(options: PipelineOptions) -> Selection:
    """What Kedro is given to select."""
    return Selection(
        pipeline_name=options.pipeline_name,
        tags=tuple(options.tags or ()),
        from_nodes=tuple(options.from_nodes or ()),
        to_nodes=tuple(options.to_nodes or ()),
        node_names=tuple(options.node_names or ()),
        from_inputs=tuple(options.from_inputs or ()),
        to_outputs=tuple(options.to_outputs or ()),
        namespaces=(*(options.node_namespace or ()), *(options.node_namespaces or ())),
    )


def select(
    whole: Pipeline,
    registered: Any,
    selection: Selection,
    job: str,
    places: Places,
    log: DiagnosticLog,
) -> Pipeline:
    """The selected nodes of a pipeline, which is given as described and as Kedro has it.

    Raises:
        UsageError: If Kedro cannot select them.
    """
    path = ("jobs", job, "pipeline")
    known: dict[int, Node] = {
        id(node): described for node, described in zip(registered.nodes, whole.nodes, strict=True)
    }
    try:
        selected = registered.filter(**dict(selection.filters))
    except (ValueError, KeyError) as error:
        raise _mistake(registered, selection, path, places, error) from error
    # Of several tags Kedro wants one only.
    for tag in selection.tags:
        if tag not in _names(registered)["tags"]:
            log.add(
                TAG_ON_NO_NODE(pipeline=whole.name, tag=tag, job=job),
                f"{job} {tag}",
                place=places.of(*path, "tags") or places.of(*path),
            )
    return Pipeline(name=whole.name, nodes=tuple(known[id(node)] for node in selected.nodes))


def _mistake(
    registered: Any,
    selection: Selection,
    path: tuple[str, ...],
    places: Places,
    error: Exception,
) -> UsageError:
    """The first name that stands for nothing in the pipeline, else what Kedro says."""
    names = _names(registered)
    for key, filter_names in selection.filters:
        for name in filter_names:
            if name not in names[key]:
                return SELECTION_UNKNOWN(
                    place=located((*path, key), places),
                    pipeline=selection.pipeline_name,
                    what=_MEANT[key],
                    name=name,
                    hint=near(name, names[key]),
                )
    return SELECTION_REFUSED(
        place=located(path, places),
        pipeline=selection.pipeline_name,
        cause=error.args[0] if error.args else error,
    )


_MEANT = {
    "tags": "node with the tag",
    "from_nodes": "node",
    "to_nodes": "node",
    "node_names": "node",
    "from_inputs": "dataset",
    "to_outputs": "dataset",
    "node_namespaces": "namespace",
}


def _names(registered: Any) -> dict[str, set[str]]:
    """What each filter may name."""
    nodes = {node.name for node in registered.nodes}
    datasets = {
        name for dataset in registered.datasets() for name in (dataset, untranscoded(dataset))
    }
    return {
        "tags": {tag for node in registered.nodes for tag in node.tags},
        "from_nodes": nodes,
        "to_nodes": nodes,
        "node_names": nodes,
        "from_inputs": datasets,
        "to_outputs": datasets,
        "node_namespaces": namespaces_of(registered),
    }
