"""What the translator leaves out: the project without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...codes.translator import NODE_NOT_INCLUDED, PIPELINE_NOT_INCLUDED
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import Orchestration
from ...kedro_model.node import NodeId, Pipeline, is_parameter
from ...kedro_model.project import Environment, Project
from ...translation.decisions import Decisions
from .facts import all_nodes, pipeline_facts


def included_project(project: Project, decisions: Decisions | None, log: DiagnosticLog) -> Project:
    """The project without the pipelines and nodes that its translator leaves out; they are reported.

    Raises:
        ProjectError: If nothing is left.
    """
    if decisions is None:
        return project
    nodes = all_nodes(project)
    pipelines = [
        pipeline
        for pipeline in project.pipelines
        if decisions.includes_pipeline(pipeline_facts(pipeline, nodes))
    ]
    kept_pipelines = frozenset(pipeline.name for pipeline in pipelines)
    candidates = {node.identity: node for pipeline in pipelines for node in pipeline.nodes}
    kept_nodes = frozenset(
        identity for identity in candidates if decisions.includes_node(nodes[identity])
    )
    if kept_pipelines == {pipeline.name for pipeline in project.pipelines} and len(
        kept_nodes
    ) == len(nodes):
        return project
    if not kept_nodes:
        decisions.refuse("includes_node", "all nodes", "False, so that there is nothing to export")
    _report(project, kept_pipelines, kept_nodes, log)
    return _only(project, tuple(pipelines), kept_nodes)


def _report(
    project: Project, pipelines: frozenset[str], nodes: frozenset[NodeId], log: DiagnosticLog
) -> None:
    for pipeline in project.pipelines:
        if pipeline.name not in pipelines:
            log.add(PIPELINE_NOT_INCLUDED(pipeline=pipeline.name), pipeline.name)
    left_out = {node.identity: node for pipeline in project.pipelines for node in pipeline.nodes}
    for identity, node in left_out.items():
        if identity not in nodes:
            log.add(NODE_NOT_INCLUDED(node=node.name), node.name, place=node.place)


def _only(
    project: Project, pipelines: tuple[Pipeline, ...], kept_nodes: frozenset[NodeId]
) -> Project:
    before = _read_or_written(project.pipelines)
    remaining = tuple(_filtered(pipeline, kept_nodes) for pipeline in pipelines)
    gone = before - _read_or_written(remaining)
    names = frozenset(pipeline.name for pipeline in pipelines)
    return replace(
        project,
        pipelines=tuple(pipeline for pipeline in remaining if pipeline.nodes),
        datasets=tuple(dataset for dataset in project.datasets if dataset.name not in gone),
        parameters=tuple(
            parameter for parameter in project.parameters if parameter.name not in gone
        ),
        orchestration=_orchestration(project.orchestration, names, kept_nodes),
        other_environments=tuple(
            _environment(environment, gone, names, kept_nodes)
            for environment in project.other_environments
        ),
    )


def _environment(
    environment: Environment,
    gone: frozenset[str],
    pipelines: frozenset[str],
    kept_nodes: frozenset[NodeId],
) -> Environment:
    return replace(
        environment,
        datasets=tuple(dataset for dataset in environment.datasets if dataset.name not in gone),
        parameters=tuple(
            parameter for parameter in environment.parameters if parameter.name not in gone
        ),
        orchestration=_orchestration(environment.orchestration, pipelines, kept_nodes),
    )


def _orchestration(
    orchestration: Orchestration | None, pipelines: frozenset[str], kept_nodes: frozenset[NodeId]
) -> Orchestration | None:
    """The jobs of pipelines that are left, with the nodes that are left."""
    if orchestration is None or orchestration.jobs is None:
        return orchestration
    jobs = (
        replace(job, pipeline=_filtered(job.pipeline, kept_nodes))
        for job in orchestration.jobs
        if job.selection.pipeline_name in pipelines
    )
    return replace(orchestration, jobs=tuple(job for job in jobs if job.pipeline.nodes))


def _filtered(pipeline: Pipeline, kept_nodes: frozenset[NodeId]) -> Pipeline:
    nodes = tuple(node for node in pipeline.nodes if node.identity in kept_nodes)
    return pipeline if len(nodes) == len(pipeline.nodes) else replace(pipeline, nodes=nodes)


def _read_or_written(pipelines: Iterable[Pipeline]) -> frozenset[str]:
    """The datasets and parameters of pipelines, a parameter also by the names of what is in it."""
    names = set()
    for pipeline in pipelines:
        for node in pipeline.nodes:
            names |= {binding.dataset for binding in (*node.inputs, *node.outputs)}
            names |= {name for name in node.confirms if not is_parameter(name)}
    return frozenset(names)
