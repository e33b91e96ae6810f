"""Jobs: each registered pipeline, or selected part of one, as a job of assets or one that calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...model.jobs import Invocation, Job, JobArgument, JobInput, Wait
from ...model.kedro import Dataset, Node, Pipeline, is_parameter, untranscoded
from ..draft import Draft, NodeId, PlannedJob
from ..graph import in_order
from ..names import bound
from ..partitions.partitioning import ALL_PARTITIONS
from ..steps.asset_metadata import asset_key, io_manager_key
from ..steps.call import further_views, input_names
from .asset_jobs import asset_job
from .job_nodes import JobNodes, job_nodes
from .job_settings import job_settings


def lower_jobs(draft: Draft) -> Draft:
    """Make a job of every pipeline that can run by itself."""
    jobs = []
    asset_jobs = []
    inputs: dict[str, JobInput] = {}
    external = {asset.facts.key for asset in draft.external_assets}
    for planned in draft.planned_jobs:
        nodes = job_nodes(planned, draft)
        if not _asks_for_assets(planned) and not _can_run(planned, draft):
            continue
        if nodes.is_of_assets:
            if len(nodes.kinds) > 1:
                _refuse(planned, nodes, draft)
            else:
                asset_jobs.append(asset_job(planned, nodes, draft))
            continue
        if nodes.kinds and nodes.of_run is None:
            _refuse(planned, nodes, draft)
            continue
        variables = _Variables(draft)
        jobs.append(_job(planned, nodes, variables, draft))
        for name in _free_inputs(planned.pipeline):
            plain = untranscoded(name)
            key = asset_key(name, draft)
            inputs[plain] = JobInput(
                variable=draft.names.variables[plain] if key in external else variables.of(name),
                key=key,
                io_manager_key=io_manager_key(draft.datasets[name], draft),
                is_external=key in external,
            )
    return replace(
        draft,
        jobs=tuple(jobs),
        asset_jobs=tuple(asset_jobs),
        job_inputs=tuple(job_input for _, job_input in sorted(inputs.items())),
    )


def _asks_for_assets(planned: PlannedJob) -> bool:
    configured = planned.configured
    return configured is not None and configured.kind is not None and configured.kind == "assets"


def _free_inputs(pipeline: Pipeline) -> list[str]:
    return sorted(name for name in pipeline.inputs if not is_parameter(name))


def _can_run(planned: PlannedJob, draft: Draft) -> bool:
    """Whether Kedro itself could run the pipeline: each input that it does not write is in the catalog."""
    free = _free_inputs(planned.pipeline)
    missing = [name for name in free if not draft.datasets[name].declared]
    if missing and not draft.changes_catalog:
        names = ", ".join(f"'{name}'" for name in missing)
        what = "pipeline" if planned.configured is None else "the part of the pipeline in job"
        draft.log.add(
            "K2D501",
            planned.name,
            f"{what} '{planned.name}' cannot run by itself, with Kedro neither: {names} "
            f"{'is' if len(missing) == 1 else 'are'} not in the catalog. It has no job.",
            hint=_remedy([draft.datasets[name] for name in missing]),
            place=planned.configured.place if planned.configured is not None else None,
        )
        return False
    return True


def _remedy(missing: Sequence[Dataset]) -> str:
    environments = sorted(set.intersection(*(set(dataset.elsewhere) for dataset in missing)))
    if environments:
        which = " or ".join(f"--env {name}" for name in environments)
        return f"Export with {which}, whose catalog has {'it' if len(missing) == 1 else 'them'}."
    return "Add the datasets to the catalog, or run a pipeline that makes them."


def _refuse(planned: PlannedJob, nodes: JobNodes, draft: Draft) -> None:
    what = "pipeline" if planned.configured is None else "the part of the pipeline in job"
    kinds = " and ".join(data.variable for data in nodes.kinds)
    draft.log.add(
        "K2D503",
        planned.name,
        f"{what} '{planned.name}' makes partitions of {kinds}, and a run of a job is of one partition, "
        "which does not hold whole ones of the others. It has no job.",
        hint="Materialise its assets, all in one backfill if you like, or define a job of the nodes "
        "of each kind in dagster.yml.",
        place=planned.configured.place if planned.configured is not None else None,
    )


class _Variables:
    """Names of the values in a job: those of the datasets, unless a module is called so."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        modules = set(draft.names.modules.values())
        self._taken = bound.JOBS | modules | {f"{module}_ops" for module in modules}

    def of(self, dataset: str) -> str:
        """The variable of a dataset."""
        name = self._draft.names.variables[untranscoded(dataset)]
        while name in self._taken:
            name = f"{name}_"
        return name


def _job(planned: PlannedJob, nodes: JobNodes, variables: _Variables, draft: Draft) -> Job:
    ordered = in_order(planned.pipeline.nodes)
    read = {untranscoded(binding.dataset) for node in ordered for binding in node.inputs}
    makers = {untranscoded(output.dataset): node for node in ordered for output in node.outputs}
    steps = draft.functions_of_nodes()
    invocations = []
    for node in ordered:
        outputs = [untranscoded(output.dataset) for output in node.outputs]
        is_used = any(name in read for name in outputs)
        results = (variables.of(name) if name in read else "_" for name in outputs)
        is_fanned_out = node.identity in nodes.fanned_out
        invocations.append(
            Invocation(
                module=draft.module_of(node),
                name=steps[node.identity],
                is_op=node.identity not in draft.asset_nodes,
                arguments=tuple(_arguments(node, makers, steps, nodes, variables, draft)),
                results=tuple(results) if is_used else (),
                partitions=draft.partitioning.nodes[node.identity].variable
                if is_fanned_out
                else None,
            )
        )
    return Job(
        name=draft.names.jobs[planned.name],
        variable=draft.names.job_variables[planned.name],
        pipeline=planned.pipeline.name,
        invocations=tuple(invocations),
        selection=planned.selection,
        settings=job_settings(planned, draft),
        partitions=nodes.of_run.variable if nodes.of_run else None,
    )


def _arguments(
    node: Node,
    makers: Mapping[str, Node],
    steps: Mapping[NodeId, str],
    nodes: JobNodes,
    variables: _Variables,
    draft: Draft,
) -> list[JobArgument]:
    views = further_views(node, draft)
    arguments = []
    external = {asset.facts.key: asset.variable for asset in draft.external_assets}
    for dataset, name in input_names(node, draft).items():
        if name in views:
            continue
        maker = makers.get(untranscoded(dataset))
        if maker is None:
            found = external.get(asset_key(dataset, draft))
            variable = variables.of(dataset) if found is None else f"external.{found}"
            arguments.append(JobArgument(name=name, variable=variable))
            continue
        argument = JobArgument(name=name, variable=variables.of(dataset))
        if maker.identity in nodes.fanned_out:
            argument = _waiting(argument, dataset, node, maker, steps, nodes, draft)
        arguments.append(argument)
    return arguments


def _waiting(
    argument: JobArgument,
    dataset: str,
    node: Node,
    maker: Node,
    steps: Mapping[NodeId, str],
    nodes: JobNodes,
    draft: Draft,
) -> JobArgument:
    """Which of the partitions that are made one by one a node waits for."""
    several = len(maker.outputs) > 1
    argument = replace(
        argument,
        wait=Wait.ALL,
        maker=(draft.module_of(maker), steps[maker.identity]),
        output=draft.names.variables[untranscoded(dataset)] if several else None,
    )
    if node.identity not in nodes.fanned_out or draft.partitioning.of(dataset) is None:
        return argument
    partitioning = draft.partitioning
    if partitioning.mapping(dataset, node) == ALL_PARTITIONS:
        return argument
    mapped = partitioning.mapped(dataset, node)
    return replace(argument, wait=Wait.SAME if mapped is None else Wait.MAPPED, partitions=mapped)
