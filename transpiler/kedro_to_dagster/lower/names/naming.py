"""Gives every thing its Dagster name, and reports those that a reader would not expect.

Jobs, ops and the ops behind assets share one namespace in a Dagster code location, and a Kedro project
often has a pipeline, a node and a dataset of one name. Datasets come first, because assets are what
people know; then jobs, which people launch by name; nodes come last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ...codes.nodes import NAME_CHANGED, NODE_WITHOUT_NAME
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Node, NodeId, is_parameter, untranscoded
from ...kedro_model.project import Project
from ...options import Options
from ..graph import DEFAULT_PIPELINE, Graph
from ..planned_jobs import PlannedJob
from . import bound
from .identifiers import (
    DAGSTER_RESERVED,
    identifier,
    is_name,
    safe_identifier,
    snake_case,
    unique_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every Dagster name that was given, by what it names.

    `modules` are those that hold the nodes, and `pipelines` says of which pipeline each is; `variables`
    stand for datasets, whatever view of one is meant.
    `keys`, `op_names` and `own_io_managers` are those that the project's translator gives, by plain names
    of datasets and by nodes; `keyed_ops` are those of its keys after which Dagster may call an op.
    """

    nodes: Mapping[NodeId, str] = field(default_factory=dict)
    modules: Mapping[NodeId, str] = field(default_factory=dict)
    pipelines: Mapping[str, str] = field(default_factory=dict)
    jobs: Mapping[str, str] = field(default_factory=dict)
    job_modules: Mapping[str, str] = field(default_factory=dict)
    job_variables: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    io_manager_keys: Mapping[str, str] = field(default_factory=dict)
    asset_key_prefix: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    op_names: Mapping[NodeId, str] = field(default_factory=dict)
    keyed_ops: frozenset[tuple[str, ...]] = frozenset()
    own_io_managers: Mapping[str, str] = field(default_factory=dict)

    @property
    def modules_of_steps(self) -> frozenset[str]:
        """The names that modules of assets and of ops have in a module that imports them."""
        modules = set(self.modules.values())
        return frozenset(modules | {f"{module}_ops" for module in modules})

    def module_of(self, node: Node) -> str:
        """The module that holds the node's asset or op."""
        return self.modules[node.identity]

    def variable_of(self, dataset: str) -> str:
        """The variable of a dataset, and of the asset that it is."""
        return self.variables[untranscoded(dataset)]

    def asset_key(self, dataset: str) -> tuple[str, ...]:
        """Asset key of a dataset: its dotted path, the same for all its transcoded views."""
        plain = untranscoded(dataset)
        return self.keys.get(plain, (*self.asset_key_prefix, *plain.split(".")))

    def inputs_of(self, node: Node) -> dict[str, str]:
        """The argument for each dataset that the node reads; views of one dataset are told apart."""
        views = Counter(untranscoded(dataset) for dataset in node.datasets)
        names: dict[str, str] = {}
        for dataset in node.datasets:
            plain, at, view = dataset.partition("@")
            variable = self.variables[plain]
            names[dataset] = f"{variable}_{view}" if at and views[plain] > 1 else variable
        return names


def lower_names(
    project: Project,
    graph: Graph,
    datasets: Collection[str],
    planned_jobs: Sequence[PlannedJob],
    options: Options,
    log: DiagnosticLog,
) -> Names:
    """Give names to datasets, jobs, nodes, I/O managers and modules."""
    plain = {untranscoded(dataset) for dataset in datasets}
    reserved = DAGSTER_RESERVED | bound.ASSETS
    groups = [options.group_by, *(job.group_by for job in planned_jobs)]
    is_grouped = any(group is not None for group in groups)
    # Those that a step may have several of.
    fields = {
        untranscoded(output.dataset)
        for node in graph.nodes
        for output in node.outputs
        if len(node.outputs) > 1 or is_grouped
    }
    variables = unique_names(
        plain, lambda name: _field(safe_identifier(name, reserved), is_field=name in fields)
    )
    used = frozenset(variables.values()) | reserved
    given_names = {job.name: job.given_name for job in planned_jobs if job.given_name is not None}
    planned = [job.name for job in planned_jobs if job.name not in given_names]
    own = used | frozenset(given_names.values())
    jobs = {**unique_names(planned, job_name, own, lambda name: f"{name}_job"), **given_names}
    modules = unique_names(set(graph.pipeline_of.values()), module_name)
    sensors = project.orchestration.sensors if project.orchestration is not None else ()
    # Sensors import jobs beside the project's own modules.
    taken = bound.JOBS | bound.SENSORS | bound.top_modules(sensor.path for sensor in sensors)
    taken |= set(modules.values())
    job_variables = unique_names(jobs.values(), _job_variable, taken, lambda name: f"{name}_job")
    labels = _labels(graph, log)
    name_of_label = unique_names(
        labels.values(), safe_identifier, used | set(jobs.values()), lambda name: f"{name}_node"
    )
    names = Names(
        nodes={node: name_of_label[label] for node, label in labels.items()},
        modules={node: modules[pipeline] for node, pipeline in graph.pipeline_of.items()},
        pipelines={module: pipeline for pipeline, module in modules.items()},
        jobs=jobs,
        job_modules=unique_names(jobs, job_module),
        job_variables={name: job_variables[job] for name, job in jobs.items()},
        variables=variables,
        io_manager_keys=unique_names(datasets, _io_manager_key, bound.RESOURCES),
        asset_key_prefix=options.asset_key_prefix,
    )
    _report(names, planned_jobs, log)
    return names


def job_name(pipeline: str) -> str:
    """What Dagster calls the job of a pipeline, or of an entry of `dagster.yml`, if nothing else is."""
    if pipeline == DEFAULT_PIPELINE or pipeline.isdigit():
        # Both are names that Dagster takes, though Python would not.
        return pipeline
    return safe_identifier(pipeline)


def job_module(job: str) -> str:
    """The module that holds the job of a pipeline, or of an entry of `dagster.yml`."""
    return "default" if job == DEFAULT_PIPELINE else _module(job, frozenset())


def _job_variable(job: str) -> str:
    plain = snake_case(job.strip("_"))
    return plain if is_name(plain) else f"job_{plain}"


def _io_manager_key(dataset: str) -> str:
    return _field(f"{identifier(dataset)}_io_manager")


def _field(name: str, *, is_field: bool = True) -> str:
    """A name that Dagster may make a field of a named tuple of: it begins with no underscore."""
    return f"dataset{name}" if is_field and name.startswith("_") else name


def module_name(pipeline: str) -> str:
    """The module that holds what is home in a pipeline, unless another pipeline needs the name too."""
    if pipeline == DEFAULT_PIPELINE:
        return "default"
    return _module(pipeline, bound.DEFINITIONS | bound.JOBS)


def _module(name: str, reserved: frozenset[str]) -> str:
    # Any package has attributes and files of such names, such as `__init__` and `__spec__`.
    is_special = name.startswith("__") and name.endswith("__")
    return safe_identifier(snake_case(name), reserved | {name} if is_special else reserved)


def _labels(graph: Graph, log: DiagnosticLog) -> dict[NodeId, str]:
    """A name for each node: Kedro's, or its function's where Kedro's would change with every rewiring."""
    readable = {
        node.identity: node.name if node.has_given_name else _function_label(node)
        for node in graph.nodes
    }
    labels: dict[NodeId, str] = {}
    counts = Counter(readable.values())
    for node in graph.nodes:
        label = readable[node.identity]
        if counts[label] > 1 and not node.has_given_name:
            label = node.name
        if not node.has_given_name:
            source = "what it makes" if _is_lambda(node) and node.outputs else "its function"
            log.add(
                NODE_WITHOUT_NAME(node=node.name, source=source),
                node.name,
                place=node.function.place,
            )
        labels[node.identity] = label
    return _told_apart(labels, graph.pipeline_of)


def _function_label(node: Node) -> str:
    if _is_lambda(node) and node.outputs:
        # The output has the namespace already.
        return f"make_{untranscoded(node.outputs[0].dataset)}"
    label = identifier(node.function.qualname.split(".")[-1])
    return f"{node.namespace}.{label}" if node.namespace else label


def _is_lambda(node: Node) -> bool:
    return node.function.qualname.endswith("<lambda>")


def _told_apart(
    labels: Mapping[NodeId, str], pipeline_of: Mapping[NodeId, str]
) -> dict[NodeId, str]:
    """Tell nodes of one name in different pipelines apart by their pipeline."""
    counts = Counter(labels.values())
    seen: Counter[str] = Counter()
    result: dict[NodeId, str] = {}
    for node, label in labels.items():
        unique_label = label if counts[label] == 1 else f"{label}.{pipeline_of[node]}"
        seen[unique_label] += 1
        result[node] = (
            unique_label if seen[unique_label] == 1 else f"{unique_label}.{seen[unique_label]}"
        )
    return result


def _report(names: Names, planned_jobs: Sequence[PlannedJob], log: DiagnosticLog) -> None:
    for dataset, variable in names.variables.items():
        if not is_parameter(dataset):
            report_changed_name("dataset", dataset, variable, log)
    configured = {job.name for job in planned_jobs if job.configured is not None}
    given_names = {job.name for job in planned_jobs if job.given_name is not None}
    for name, job in names.jobs.items():
        if name not in given_names:
            report_changed_name("job" if name in configured else "pipeline", name, job, log)


def report_changed_name(kind: str, name: str, dagster_name: str, log: DiagnosticLog) -> None:
    """Report a name that a reader would not expect."""
    if dagster_name != name.replace(".", "__"):
        log.add(NAME_CHANGED(kind=kind, name=name, dagster_name=dagster_name), name)
