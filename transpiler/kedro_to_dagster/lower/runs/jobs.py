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
    """The jobs that call assets and ops, and those of assets."""

    explicit: tuple[Job, ...]
    of_assets: tuple[AssetJob, ...]

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
    *,
    is_whole: bool,
) -> Jobs:
    """Make a job of each that can be made: of assets wherever that is possible.

    The project `is_whole` unless some of its pipelines could not be imported.
    """
    explicit: list[Job] = []
    of_assets: list[AssetJob] = []
    variables = JobVariables(names)
    external = {asset.metadata.key for asset in steps.external_assets}
    for job in runnable:
        own_settings = settings[job.planned.name]
        if job.nodes.is_of_assets:
            of_assets.append(asset_job(job, own_settings, names, steps, log, is_whole=is_whole))
            continue
        inputs = {
            untranscoded(name): JobInput(
                variable=variables.of(name),
                key=names.asset_key(name),
                io_manager_key=io_manager_key(datasets[name], names),
            )
            for name in free_inputs(job.planned.pipeline)
            if names.asset_key(name) not in external
        }
        read = tuple(job_input for _, job_input in sorted(inputs.items()))
        explicit.append(
            explicit_job(
                job, own_settings, read, graph, groups, names, steps, variables, partitioning
            )
        )
    return Jobs(explicit=tuple(explicit), of_assets=tuple(of_assets))
