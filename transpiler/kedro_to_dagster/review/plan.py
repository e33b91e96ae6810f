"""`plan`: what everything in a Kedro project becomes, and what will bite in production."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..api import Generated, generate
from ..codes import DIAGNOSTICS
from ..diagnostics import Diagnostic, Severity
from ..kedro_model.dataset import Dataset
from ..kedro_model.node import Node, is_parameter
from ..kedro_model.place import Place
from ..options import Options
from .facts import Data, Facts, Spot, Step
from .places import find_parameters
from .read_package import read_package
from .warnings import Warned, find_warnings


class Disposition(str, Enum):
    """How far what it becomes is what it is in Kedro."""

    TRANSLATED = "translated"
    APPROXIMATED = "approximated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something of the Kedro project, and what becomes of it.

    Attributes:
        name: Its name in Kedro.
        becomes: What it is in Dagster: an asset, an op, a job and so on.
        disposition: How far that is the same.
        codes: The codes of the diagnostics about it.
        source: Where it stands in the Kedro project, if that is known.
        generated: Where it stands in the package, if it is there.
        more: What else is known, by the names that the JSON has for it.
    """

    name: str
    becomes: str
    disposition: Disposition
    codes: tuple[str, ...] = ()
    source: Place | None = None
    generated: Spot | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a project becomes: each of its parts, and what to know before it runs elsewhere."""

    project: str
    package: str
    pipelines: tuple[Entry, ...]
    nodes: tuple[Entry, ...]
    datasets: tuple[Entry, ...]
    parameters: tuple[Entry, ...]
    hooks: tuple[Entry, ...]
    jobs: tuple[Entry, ...]
    warnings: tuple[Warned, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many parts of the project have each disposition."""
        parts = (self.pipelines, self.nodes, self.datasets, self.parameters, self.hooks, self.jobs)
        entries = [entry for part in parts for entry in part]
        return {
            kind.value: sum(entry.disposition is kind for entry in entries) for kind in Disposition
        }


def plan(options: Options) -> Plan:
    """Find out what a project becomes, without writing anything.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    return plan_of(generate(options), options)


def plan_of(generated: Generated, options: Options) -> Plan:
    """What the project of a generated package has become."""
    name = generated.package.name
    facts = read_package({file.path: file.text for file in generated.files}, name)
    return _Planner(generated, facts, options).plan()


class _Planner:
    def __init__(self, generated: Generated, facts: Facts, options: Options) -> None:
        self._project = generated.project
        self._package = generated.package
        self._options = options
        self._facts = facts
        self._diagnostics = tuple(
            entry
            for diagnostic in generated.diagnostics
            for entry in (diagnostic, *diagnostic.others)
        )
        self._by_cause = generated.diagnostics
        nodes = [node for pipeline in self._project.pipelines for node in pipeline.nodes]
        self._nodes_by_name: Mapping[str, Node] = {node.name: node for node in reversed(nodes)}
        # What nodes of one step pass on, and is no asset.
        self._variables = {
            key: step.name
            for step in facts.steps
            for key in step.outputs
            if step.is_grouped and key not in facts.data
        }
        self._nodes_by_function = {(node.name, _path(node)): node for node in reversed(nodes)}

    def plan(self) -> Plan:
        return Plan(
            project=self._project.package_name,
            package=self._package.name,
            pipelines=tuple(self._pipelines()),
            nodes=tuple(self._steps()),
            datasets=tuple(self._datasets()),
            parameters=tuple(self._parameters()),
            hooks=tuple(self._hooks()),
            jobs=tuple(self._jobs()),
            warnings=find_warnings(self._project, self._package, self._facts),
            diagnostics=self._by_cause,
        )

    def _about(self, kind: str, *names: str) -> tuple[tuple[str, ...], Disposition]:
        """The codes of what is reported about something, and its disposition."""
        entries = [
            entry
            for entry in self._diagnostics
            if kind in DIAGNOSTICS[entry.code].about
            and (entry.subject in names or entry.subject.partition(" to ")[0] in names)
        ]
        graver = {entry.severity for entry in entries}
        disposition = (
            Disposition.REFUSED
            if Severity.REFUSED in graver
            else Disposition.APPROXIMATED
            if Severity.APPROXIMATED in graver
            else Disposition.TRANSLATED
        )
        return tuple(sorted({entry.code for entry in entries})), disposition

    def _jobs_of(self, step: Step) -> list[str]:
        return [name for name, job in self._facts.jobs.items() if step.identity in job.makes]

    def _pipelines(self) -> Iterator[Entry]:
        for pipeline in self._project.pipelines:
            codes, disposition = self._about("pipeline", pipeline.name)
            jobs = self._jobs_from(pipeline.name)
            yield Entry(
                name=pipeline.name,
                becomes=f"job {', '.join(jobs)}" if jobs else "no job of its own",
                disposition=disposition,
                codes=codes,
                more={"nodes": [node.name for node in pipeline.nodes], "jobs": jobs},
            )
        for name in self._project.missing_pipelines:
            codes, _ = self._about("pipeline", name)
            yield Entry(
                name=name, becomes="nothing", disposition=Disposition.REFUSED, codes=codes,
                more={"nodes": [], "jobs": []},
            )  # fmt: skip

    def _jobs_from(self, pipeline: str) -> list[str]:
        jobs = self._package.all_jobs
        return [
            job.name for job in jobs if job.pipeline == pipeline and job.name in self._facts.jobs
        ]

    def _steps(self) -> Iterator[Entry]:
        for step in self._facts.steps:
            # Several pipelines may have nodes of one name, that are not the same.
            node = self._nodes_by_function.get(
                (step.node, step.function), self._nodes_by_name.get(step.node)
            )
            codes, disposition = self._about("node", step.node)
            if step.is_op and disposition is Disposition.TRANSLATED:
                disposition = Disposition.APPROXIMATED
            yield Entry(
                name=step.node,
                becomes=_kind(step),
                disposition=disposition,
                codes=codes,
                source=node.place if node else None,
                generated=step.spot,
                more={
                    "function": step.function,
                    "assets": [
                        key.split(".")
                        for key in step.outputs
                        if not step.is_op and key in self._facts.data
                    ],
                    "op": step.name,
                    "jobs": self._jobs_of(step),
                    "reads": [self._facts.name_of(key) for key in step.inputs.values()],
                    "writes": [binding.dataset for binding in node.outputs] if node else [],
                    "parameters": sorted(step.parameters),
                    "tags": sorted(step.tags),
                },
            )
        step_nodes = {step.node for step in self._facts.steps}
        for name, node in sorted(self._nodes_by_name.items()):
            if name not in step_nodes:
                codes, _ = self._about("node", name)
                yield Entry(
                    name=name, becomes="nothing", disposition=Disposition.REFUSED, codes=codes,
                    source=node.place,
                )  # fmt: skip

    def _datasets(self) -> Iterator[Entry]:
        keys = {self._facts.name_of(key): data for key, data in self._facts.data.items()}
        writers = {key: step.node for step in reversed(self._facts.steps) for key in step.outputs}
        for dataset in self._project.datasets:
            data = keys.get(dataset.name) or keys.get(dataset.name.partition("@")[0])
            codes, disposition = self._about("dataset", dataset.name)
            store = self._facts.store_of(data) if data else None
            spot = store.spot if store and not store.is_memory else data.spot if data else None
            yield Entry(
                name=dataset.name,
                becomes=_becomes(dataset, data, self._variables.get(_plain(dataset.name))),
                disposition=disposition,
                codes=codes,
                source=dataset.place,
                generated=spot,
                more={
                    "type": "MemoryDataset" if dataset.is_memory else dataset.type,
                    "asset": data.key.split(".") if data else None,
                    "io_manager": data.io_manager if data else None,
                    "writer": writers.get(data.key) if data else None,
                    "in_memory": dataset.is_memory,
                },
            )

    def _parameters(self) -> Iterator[Entry]:
        leaves = self._facts.parameters.get("", {})
        places = find_parameters(self._project, self._options)
        for parameter in self._project.parameters:
            name = parameter.name.removeprefix("params:")
            codes, disposition = self._about("parameter", parameter.name, name)
            inside = [leaf for path, leaf in leaves.items() if _is_in(path, name)]
            yield Entry(
                name=parameter.name,
                becomes=f"field of the resource parameters: {name}" if name != "parameters"
                else "the resource parameters",
                disposition=disposition,
                codes=codes,
                source=places.at(name),
                generated=self._facts.spot_of_parameter(name),
                more={
                    "is_open": parameter.is_missing or any(leaf.value == "..." for leaf in inside),
                    "nodes": [
                        step.node for step in self._facts.steps
                        if any(_is_in(param, name) or _is_in(name, param) for param in step.parameters)
                    ],
                },
            )  # fmt: skip

    def _hooks(self) -> Iterator[Entry]:
        items = {**self._facts.items.get("hook", {}), **self._facts.items.get("session class", {})}
        spots = {name: item.spot for name, item in items.items()}
        for hook in self._project.hooks:
            codes, disposition = self._about("hook", hook.name)
            yield Entry(
                name=hook.name,
                becomes="a hook of Kedro, called by the package"
                if hook.name in spots
                else "nothing"
                if disposition is Disposition.REFUSED
                else "a hook of Kedro, called where it is needed",
                disposition=disposition,
                codes=codes,
                generated=spots.get(hook.name),
                more={"specs": list(hook.specs)},
            )
        for name in self._project.session_classes:
            yield Entry(
                name=name,
                becomes="a class of Kedro's sessions, used by each run",
                disposition=Disposition.TRANSLATED,
                generated=spots.get(name),
                more={"specs": []},
            )

    def _jobs(self) -> Iterator[Entry]:
        pipelines = {job.name: job.pipeline for job in self._package.all_jobs}
        variables = {job.variable: job.name for job in self._package.all_jobs}
        names = {job.name: job.configured_as for job in self._package.all_jobs}
        configured = self._project.orchestration
        places = {job.name: job.place for job in (configured and configured.jobs) or ()}
        for name, job in sorted(self._facts.jobs.items()):
            steps = self._facts.made_by(job)
            yield Entry(
                name=name,
                becomes="job",
                disposition=Disposition.TRANSLATED,
                source=places.get(names.get(name, name)),
                generated=job.spot,
                more={
                    "pipeline": pipelines.get(name),
                    "nodes": [step.node for step in steps],
                    "assets": [
                        key.split(".")
                        for step in steps
                        for key in step.outputs
                        if not step.is_op and key in self._facts.data
                    ],
                    "schedules": [
                        schedule.name
                        for schedule in self._package.schedules
                        if name in (schedule.job_name, variables.get(schedule.job_variable))
                    ],
                },
            )


def _path(node: Node) -> str:
    return f"{node.function.module}.{node.function.qualname}"


def _kind(step: Step) -> str:
    if step.is_op:
        return f"op {step.name}"
    if step.is_grouped:
        return f"part of the step {step.name}"
    if len(step.outputs) > 1 or step.output_names.keys() != {step.name}:
        return f"multi-asset {step.name}"
    return f"asset {'/'.join(step.outputs[0].split('.'))}"


def _becomes(dataset: Dataset, data: Data | None, step: str | None) -> str:
    if data is None and step is not None:
        return f"a variable in the step {step}"
    if is_parameter(dataset.name) or data is None:
        return "nothing: no node reads or writes it"
    return "external asset" if data.is_external else "asset"


def _plain(dataset: str) -> str:
    return dataset.partition("@")[0]


def _is_in(path: str, name: str) -> bool:
    return name in ("parameters", path) or path.startswith(f"{name}.")
