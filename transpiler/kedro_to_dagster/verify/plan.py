"""What is run on both sides: each job of the package, and the options of `kedro run` that mean the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..api import Generated, generate
from ..codes.command import NOTHING_OF_THE_NAME
from ..codes.nodes import PIPELINE_EMPTY, PIPELINE_NOT_RUNNABLE, PIPELINE_OF_SEVERAL_PARTITIONS
from ..dagster_model.package import Package
from ..errors import near
from ..kedro_model.dagster_yml import ConfiguredJob, Selection
from ..kedro_model.node import Pipeline
from ..kedro_model.project import Project
from ..options import Options

_DEFAULT = "__default__"
# The options of `kedro run` that are not called as the filters of Kedro's pipelines are.
_OPTIONS = {"node_names": "nodes", "node_namespaces": "namespaces"}
# Why a pipeline has no job.
_REFUSED = frozenset(
    row.id for row in (PIPELINE_NOT_RUNNABLE, PIPELINE_EMPTY, PIPELINE_OF_SEVERAL_PARTITIONS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A job and the run of Kedro that it stands for.

    `reason` says why there is no job. `params` and `run_config` are what the job's own configuration
    changes: as runtime parameters of Kedro, and beyond them.
    """

    name: str
    pipeline: Pipeline
    job: str | None
    arguments: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    has_other_config: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The project as it is now, the package that it becomes, and what is to be run."""

    generated: Generated
    targets: tuple[Target, ...]

    @property
    def project(self) -> Project:
        """The Kedro project."""
        return self.generated.project

    @property
    def package(self) -> Package:
        """The package that it becomes."""
        return self.generated.package

    @property
    def has_partitions(self) -> bool:
        """Whether a node may run once for each of several partitions."""
        return bool(self.package.partition_definitions)

    def left_in_memory(self, target: Target) -> list[str]:
        """What nodes of a pipeline make for nobody, and no dataset stores: it leaves no file."""
        in_memory = {
            dataset.name
            for dataset in self.project.datasets
            if dataset.is_memory and not dataset.is_nothing
        }
        nodes = target.pipeline.nodes
        read = {binding.dataset for node in nodes for binding in node.inputs}
        made = {output.dataset for node in nodes for output in node.outputs}
        return sorted(made & in_memory - read)


def make_plan(options: Options, chosen_names: Sequence[str]) -> Plan:
    """Export in memory, and find what to run: the named pipelines or jobs, or all that there are.

    Raises:
        UsageError: If there is no such pipeline or job.
        ProjectError: If the project cannot be exported.
    """
    generated = generate(options)
    targets = _targets(generated)
    known = [target.name for target in targets]
    for name in chosen_names:
        if name not in known:
            raise NOTHING_OF_THE_NAME(name=name, hint=near(name, known))
    chosen_targets = [
        target for target in targets if not chosen_names or target.name in chosen_names
    ]
    # What `kedro run` does without a name comes first; most others need what it leaves.
    chosen_targets.sort(key=lambda target: target.name != _DEFAULT)
    return Plan(generated=generated, targets=tuple(chosen_targets))


def _targets(generated: Generated) -> list[Target]:
    project, package = generated.project, generated.package
    reasons = {
        entry.subject: entry.message
        for diagnostic in generated.diagnostics
        for entry in (diagnostic, *diagnostic.others)
        if entry.code in _REFUSED
    }
    configured = project.orchestration.jobs if project.orchestration is not None else None
    if configured is None:
        jobs = {job.selection.pipeline_name: job.name for job in package.all_jobs}
        return [
            Target(
                name=pipeline.name,
                pipeline=pipeline,
                job=jobs.get(pipeline.name),
                arguments=_arguments(Selection(pipeline_name=pipeline.name)),
                reason=reasons.get(pipeline.name),
            )
            for pipeline in project.pipelines
            if pipeline.nodes
        ]
    return [
        Target(
            name=job.name,
            pipeline=job.pipeline,
            job=_job_of(job, package),
            arguments=_arguments(job.selection),
            params=_params(dict(job.run_config)),
            has_other_config=_has_other_config(dict(job.run_config)),
            reason=reasons.get(job.name),
        )
        for job in configured
    ]


def _job_of(configured: ConfiguredJob, package: Package) -> str | None:
    """The job of the package for one of `dagster.yml`."""
    names = (job.name for job in package.all_jobs if job.configured_as == configured.name)
    return next(names, None)


def _arguments(selection: Selection) -> tuple[str, ...]:
    """The options of `kedro run` for a pipeline or a part of one."""
    words = []
    if selection.pipeline_name != _DEFAULT:
        words.append(f"--pipeline={selection.pipeline_name}")
    for name, values in selection.filters:
        option = _OPTIONS.get(name, name).replace("_", "-")
        words.append(f"--{option}={','.join(values)}")
    return tuple(words)


def _params(run_config: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that a job's configuration changes."""
    value: Any = run_config
    for key in ("resources", "parameters", "config"):
        value = value.get(key, {}) if isinstance(value, Mapping) else {}
    return dict(value)


def _has_other_config(run_config: Mapping[str, Any]) -> bool:
    """Whether a job's configuration changes more than parameters, which Kedro has no option for."""
    resources = run_config.get("resources", {})
    return bool(set(run_config) - {"resources"} or set(resources) - {"parameters"})
