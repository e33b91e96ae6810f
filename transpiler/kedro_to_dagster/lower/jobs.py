"""Jobs: each registered pipeline, or selected part of one, as a job that composes its ops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model.jobs import Invocation, Job, JobInput, Wait, WaitingInput
from ..model.kedro import Dataset, Node, Pipeline, is_parameter, untranscoded
from ..model.steps import Op, OpInput
from .asset_jobs import asset_job, asset_partitions
from .draft import Draft, NodeId, PlannedJob
from .facts import asset_key
from .job_settings import job_settings
from .partition_kinds import holding_all, kinds_of_runs
from .placing import in_order


def lower_jobs(draft: Draft) -> Draft:
    """Make a job of every pipeline that can run by itself."""
    ops = {node.identity: op for node, op in zip(draft.nodes, draft.ops, strict=True)}
    jobs = []
    asset_jobs = []
    inputs: dict[str, JobInput] = {}
    external = {each.facts.key for each in draft.external_assets}
    for planned in draft.planned_jobs:
        if planned.runs_assets:
            made = asset_partitions(planned, draft)
            if len(made) > 1:
                _refuse(planned, made, draft)
            else:
                asset_jobs.append(asset_job(planned, next(iter(made), None), draft))
            continue
        if not _can_run(planned, draft):
            continue
        kinds = kinds_of_runs(planned.pipeline, draft.partitioning)
        of_run = holding_all(kinds)
        if kinds and of_run is None:
            _refuse(planned, [each.variable for each in kinds], draft)
            continue
        jobs.append(_job(planned, ops, of_run.variable if of_run else None, draft))
        for name in _free_inputs(planned.pipeline):
            if draft.partitioning.of(name) is not None or draft.datasets[name].is_nothing:
                # An op loads partitions itself, and has nothing to wait for.
                continue
            plain = untranscoded(name)
            key = asset_key(name)
            variable = draft.names.variables[plain]
            inputs[plain] = JobInput(variable=variable, key=key, is_external=key in external)
    return replace(
        draft,
        jobs=tuple(jobs),
        asset_jobs=tuple(asset_jobs),
        job_inputs=tuple(each for _, each in sorted(inputs.items())),
    )


def _free_inputs(pipeline: Pipeline) -> list[str]:
    return sorted(name for name in pipeline.inputs if not is_parameter(name))


def _can_run(planned: PlannedJob, draft: Draft) -> bool:
    """Whether Kedro itself could run the pipeline: each input that it does not write is in the catalog."""
    free = _free_inputs(planned.pipeline)
    missing = [name for name in free if not draft.datasets[name].declared]
    if missing:
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
    return not missing


def _remedy(missing: Sequence[Dataset]) -> str:
    environments = sorted(set.intersection(*(set(dataset.elsewhere) for dataset in missing)))
    if environments:
        which = " or ".join(f"--env {name}" for name in environments)
        return f"Export with {which}, whose catalog has {'it' if len(missing) == 1 else 'them'}."
    return "Add the datasets to the catalog, or run a pipeline that makes them."


def _refuse(planned: PlannedJob, kinds: Sequence[str], draft: Draft) -> None:
    what = "pipeline" if planned.configured is None else "the part of the pipeline in job"
    draft.log.add(
        "K2D503",
        planned.name,
        f"{what} '{planned.name}' makes partitions of {' and '.join(kinds)}, and a run of a job is "
        "of one partition, which does not hold whole ones of the others. It has no job.",
        hint="Materialise its assets, all in one backfill if you like, or define a job of the nodes "
        "of each kind in dagster.yml.",
        place=planned.configured.place if planned.configured is not None else None,
    )


def _job(
    planned: PlannedJob, ops: Mapping[NodeId, Op], partitions: str | None, draft: Draft
) -> Job:
    nodes = in_order(planned.pipeline.nodes)
    read = {untranscoded(each.dataset) for node in nodes for each in node.inputs}
    makers = {untranscoded(each.dataset): node for node in nodes for each in node.outputs}
    invocations = []
    for node in nodes:
        op = ops[node.identity]
        outputs = [untranscoded(each.dataset) for each in node.outputs]
        used = any(name in read for name in outputs)
        fans_out = node.identity in draft.partitioning.fanned_out
        invocations.append(
            Invocation(
                module=op.module,
                function_name=op.function_name,
                arguments=tuple(
                    draft.names.variables[untranscoded(each.dataset)]
                    for each in op.inputs
                    if not each.only_orders
                ),
                results=tuple(
                    draft.names.variables[name] if name in read else "_" for name in outputs
                )
                if used
                else (),
                waits=tuple(
                    _wait(each, node, makers[untranscoded(each.dataset)], draft)
                    for each in op.inputs
                    if each.only_orders and untranscoded(each.dataset) in makers
                ),
                partitions=draft.partitioning.nodes[node.identity].variable if fans_out else None,
            )
        )
    return Job(
        name=draft.names.jobs[planned.name],
        function_name=draft.names.job_functions[planned.name],
        pipeline=planned.pipeline.name,
        invocations=tuple(invocations),
        selection=planned.selection,
        settings=job_settings(planned, draft),
        partitions=partitions,
    )


def _wait(waiting: OpInput, node: Node, maker: Node, draft: Draft) -> WaitingInput:
    """Which of the ops that make a dataset the op of a node waits for."""
    partitioning = draft.partitioning
    variable = draft.names.variables[untranscoded(waiting.dataset)]
    is_data = partitioning.of(waiting.dataset) is not None
    partitions = partitioning.loaded(waiting.dataset, node) if is_data else None
    if maker.identity not in partitioning.fanned_out:
        wait = Wait.ONE
    elif node.identity not in partitioning.fanned_out or partitions is None:
        wait = Wait.ALL
    else:
        wait = Wait.SAME if partitions.mapping is None else Wait.MAPPED
    return WaitingInput(name=waiting.name, variable=variable, wait=wait, partitions=partitions)
