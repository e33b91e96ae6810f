"""Jobs: each registered pipeline as a job that composes its ops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.dagster import Invocation, Job, JobInput, Op
from ..model.kedro import Pipeline, is_parameter, untranscoded
from .draft import Draft, NodeId
from .facts import asset_key
from .placing import in_order


def lower_jobs(draft: Draft) -> Draft:
    """Make a job of every pipeline that can run by itself."""
    ops = {node.identity: op for node, op in zip(draft.nodes, draft.ops, strict=True)}
    jobs = []
    inputs: dict[str, JobInput] = {}
    external = {each.facts.key for each in draft.external_assets}
    for pipeline in draft.project.pipelines:
        if not pipeline.nodes or not _can_run(pipeline, draft):
            continue
        jobs.append(_job(pipeline, ops, draft))
        for name in _free_inputs(pipeline):
            plain = untranscoded(name)
            key = asset_key(name)
            variable = draft.names.variables[plain]
            inputs[plain] = JobInput(variable=variable, key=key, is_external=key in external)
    return replace(
        draft, jobs=tuple(jobs), job_inputs=tuple(each for _, each in sorted(inputs.items()))
    )


def _free_inputs(pipeline: Pipeline) -> list[str]:
    return sorted(name for name in pipeline.inputs if not is_parameter(name))


def _can_run(pipeline: Pipeline, draft: Draft) -> bool:
    """Whether Kedro itself could run the pipeline: each input that it does not write is in the catalog."""
    missing = [name for name in _free_inputs(pipeline) if not draft.datasets[name].declared]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        draft.log.add(
            "K2D501",
            pipeline.name,
            f"pipeline '{pipeline.name}' cannot run by itself, with Kedro neither: {names} "
            f"{'is' if len(missing) == 1 else 'are'} not in the catalog. It has no job.",
            hint="Add the datasets to the catalog, or run a pipeline that makes them.",
        )
    return not missing


def _job(pipeline: Pipeline, ops: Mapping[NodeId, Op], draft: Draft) -> Job:
    nodes = in_order(pipeline.nodes)
    read = {untranscoded(each.dataset) for node in nodes for each in node.inputs}
    invocations = []
    for node in nodes:
        op = ops[node.identity]
        outputs = [untranscoded(each.dataset) for each in node.outputs]
        used = any(name in read for name in outputs)
        invocations.append(
            Invocation(
                module=op.module,
                function_name=op.function_name,
                arguments=tuple(
                    draft.names.variables[untranscoded(each.dataset)] for each in op.inputs
                ),
                results=tuple(
                    draft.names.variables[name] if name in read else "_" for name in outputs
                )
                if used
                else (),
            )
        )
    return Job(
        name=draft.names.jobs[pipeline.name],
        function_name=draft.names.job_functions[pipeline.name],
        pipeline=pipeline.name,
        invocations=tuple(invocations),
    )
