"""Gives every thing its Dagster name, and reports those that a reader would not expect.

Jobs, ops and the ops behind assets share one namespace in a Dagster code location, and a Kedro project
often has a pipeline, a node and a dataset of one name. Datasets come first, because assets are what
people know; then jobs, which people launch by name; nodes come last.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ...model.kedro import Node, is_parameter, untranscoded
from ..draft import Draft, Names, NodeId
from ..graph import DEFAULT_PIPELINE
from . import bound
from .identifiers import DAGSTER_RESERVED, identifier, is_name, safe_identifier, unique_names

# The keys of resources that are no dataset's.
_RESOURCES = frozenset({"memory_io_manager", "nothing_io_manager", "parameters"})


def name_all(draft: Draft) -> Draft:
    """Give names to datasets, jobs, nodes, I/O managers and modules."""
    datasets = {untranscoded(name) for name in draft.datasets}
    reserved = DAGSTER_RESERVED | bound.ASSETS
    variables = unique_names(datasets, lambda name: safe_identifier(name, reserved))
    used = frozenset(variables.values()) | reserved
    planned = [job.name for job in draft.planned_jobs]
    jobs = unique_names(planned, _job_name, used, lambda name: f"{name}_job")
    modules = unique_names(set(draft.pipeline_of.values()), module_name)
    taken = bound.JOBS | set(modules.values())
    job_variables = unique_names(jobs.values(), _job_variable, taken, lambda name: f"{name}_job")
    labels = _labels(draft)
    name_of_label = unique_names(
        labels.values(), safe_identifier, used | set(jobs.values()), lambda name: f"{name}_node"
    )
    names = Names(
        nodes={node: name_of_label[label] for node, label in labels.items()},
        jobs=jobs,
        job_variables={name: job_variables[job] for name, job in jobs.items()},
        variables=variables,
        io_manager_keys=unique_names(draft.datasets, _io_manager_key, _RESOURCES),
        modules=modules,
    )
    _report(draft, names)
    return replace(draft, names=names)


def _job_name(pipeline: str) -> str:
    if pipeline == DEFAULT_PIPELINE or pipeline.isdigit():
        # Both are names that Dagster takes, though Python would not.
        return pipeline
    return safe_identifier(pipeline)


def _job_variable(job: str) -> str:
    plain = job.strip("_")
    return plain if is_name(plain) else f"job_{plain}"


def _io_manager_key(dataset: str) -> str:
    name = f"{identifier(dataset)}_io_manager"
    # Dagster makes a field of it, which may not begin with an underscore.
    return f"dataset{name}" if name.startswith("_") else name


def module_name(pipeline: str) -> str:
    """The module that holds what is home in a pipeline, unless another pipeline needs the name too."""
    if pipeline == DEFAULT_PIPELINE:
        return "default"
    return safe_identifier(pipeline, bound.DEFINITIONS | bound.JOBS)


def _labels(draft: Draft) -> dict[NodeId, str]:
    """A name for each node: Kedro's, or its function's where Kedro's would change with every rewiring."""
    readable = {
        node.identity: node.name if node.has_given_name else _function_label(node)
        for node in draft.nodes
    }
    labels: dict[NodeId, str] = {}
    counts = Counter(readable.values())
    for node in draft.nodes:
        label = readable[node.identity]
        if counts[label] > 1 and not node.has_given_name:
            label = node.name
        if not node.has_given_name:
            source = "what it makes" if _is_lambda(node) and node.outputs else "its function"
            draft.log.add(
                "K2D205",
                node.name,
                f"the node '{node.name}' has no name of its own; its step is called after {source}.",
                hint="Give it a name, so that it keeps its history when it is rewired.",
                place=node.function.place,
            )
        labels[node.identity] = label
    return _told_apart(labels, draft)


def _function_label(node: Node) -> str:
    if _is_lambda(node) and node.outputs:
        # The output has the namespace already.
        return f"make_{untranscoded(node.outputs[0].dataset)}"
    label = identifier(node.function.qualname.split(".")[-1])
    return f"{node.namespace}.{label}" if node.namespace else label


def _is_lambda(node: Node) -> bool:
    return node.function.qualname.endswith("<lambda>")


def _told_apart(labels: dict[NodeId, str], draft: Draft) -> dict[NodeId, str]:
    """Tell nodes of one name in different pipelines apart by their pipeline."""
    counts = Counter(labels.values())
    seen: Counter[str] = Counter()
    result: dict[NodeId, str] = {}
    for node, label in labels.items():
        told = label if counts[label] == 1 else f"{label}.{draft.pipeline_of[node]}"
        seen[told] += 1
        result[node] = told if seen[told] == 1 else f"{told}.{seen[told]}"
    return result


def _report(draft: Draft, names: Names) -> None:
    def report(kind: str, name: str, given: str) -> None:
        if given != name.replace(".", "__"):
            draft.log.add("K2D401", name, f"{kind} '{name}' is called '{given}' in Dagster.")

    for name, given in names.variables.items():
        if not is_parameter(name):
            report("dataset", name, given)
    configured = {each.name for each in draft.planned_jobs if each.configured is not None}
    for name, given in names.jobs.items():
        report("job" if name in configured else "pipeline", name, given)
    for node in draft.nodes:
        if node.has_given_name:
            report("node", node.name, names.nodes[node.identity])
