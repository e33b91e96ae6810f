"""Jobs: each registered pipeline, or selected part of one, as a job of assets or one that calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...dagster_model.jobs import AssetJob, Job, JobInput
from ...dagster_model.runs import JobSettings
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import untranscoded
from ..datasets.io_managers import io_manager_key
from ..graph import Graph
from ..groups.groups import Groups
from ..names.naming import Names
from ..partitions.partitioning import Partitioning
from ..steps.steps import Steps
from .asset_jobs import asset_job
from .explicit_jobs import JobVariables, explicit_job
from .runnable_jobs import RunnableJob, free_inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """The jobs that call assets and ops, those of assets, and what the former read."""

    explicit: tuple[Job, ...]
    of_assets: tuple[AssetJob, ...]
    inputs: tuple[JobInput, ...]

    @property
    def every(self) -> tuple[Job | AssetJob, ...]:
        """All of them."""
        return (*self.explicit, *self.of_assets)


def lower_jobs(
    runnable: Iterable[RunnableJob],
    settings: Mapping[str, JobSettings],
    graph: Graph,
    groups: Groups,
    datasets: Mapping[str, Dataset],
    names: Names,
    steps: Steps,
    partitioning: Partitioning,
    log: DiagnosticLog,
) -> Jobs:
    """Make a job of each that can be made: of assets wherever that is possible."""
    explicit: list[Job] = []
    of_assets: list[AssetJob] = []
    inputs: dict[str, JobInput] = {}
    variables = JobVariables(names)
    external = {asset.metadata.key for asset in steps.external_assets}
    for job in runnable:
        own_settings = settings[job.planned.name]
        if job.nodes.is_of_assets:
            of_assets.append(asset_job(job, own_settings, names, steps, log))
            continue
        explicit.append(
            explicit_job(job, own_settings, graph, groups, names, steps, variables, partitioning)
        )
        for name in free_inputs(job.planned.pipeline):
            key = names.asset_key(name)
            is_external = key in external
            inputs[untranscoded(name)] = JobInput(
                variable=names.variable_of(name) if is_external else variables.of(name),
                key=key,
                io_manager_key=io_manager_key(datasets[name], names),
                is_external=is_external,
            )
    return Jobs(
        explicit=tuple(explicit),
        of_assets=tuple(of_assets),
        inputs=tuple(job_input for _, job_input in sorted(inputs.items())),
    )
