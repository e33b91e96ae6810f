"""Reports of parameters that have no value, and of those that are something else in some runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from ...codes.parameters import (
    NO_PARAMETER_VALUE,
    PARAMETER_GIVEN_BY_HOOK,
    PARAMETER_TYPED_IN_SOME_RUNS,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.node import Node, NodeId, parameter_path
from ...kedro_model.project import Parameter, Project
from .typed import Models


def report_missing(
    environments: Iterable[Mapping[str, Parameter]], hooks_give: bool, log: DiagnosticLog
) -> None:
    """Report the parameters that the configuration of an environment does not have."""
    code = PARAMETER_GIVEN_BY_HOOK if hooks_give else NO_PARAMETER_VALUE
    for parameters in environments:
        for parameter in parameters.values():
            if parameter.is_missing:
                log.add(code(name=parameter.name), parameter.name)


def pipelines_of_nodes(project: Project) -> Mapping[NodeId, frozenset[str]]:
    """The registered pipelines that each node is in."""
    names: defaultdict[NodeId, set[str]] = defaultdict(set)
    for pipeline in project.pipelines:
        for node in pipeline.nodes:
            names[node.identity].add(pipeline.name)
    return {node: frozenset(found) for node, found in names.items()}


def report_runs(
    nodes: Iterable[Node], models: Models, runs: Mapping[NodeId, Set[str]], log: DiagnosticLog
) -> None:
    """Report what a node gets as an instance in all jobs, and with Kedro in some pipelines only."""
    for node in nodes:
        for name in node.parameters:
            told = models.not_in_all(parameter_path(name), runs.get(node.identity, frozenset()))
            for path, model, others in told:
                found = PARAMETER_TYPED_IN_SOME_RUNS(
                    node=node.name,
                    parameter=path,
                    model=model,
                    others=", ".join(map(repr, others)),
                )
                log.add(found, node.name, place=node.function.place)
