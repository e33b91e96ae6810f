"""Explicit jobs: the nodes of a pipeline as calls of assets and ops, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...dagster_model.jobs import Invocation, Job, JobArgument, JobInput, Wait
from ...dagster_model.runs import JobSettings
from ...kedro_model.node import Node, untranscoded
from ..graph import Graph, in_order
from ..groups.groups import Groups
from ..groups.order import in_turn
from ..names import bound
from ..names.naming import Names
from ..partitions.partitioning import ALL_PARTITIONS, Partitioning
from ..steps.steps import Steps
from .job_nodes import JobNodes
from .runnable_jobs import RunnableJob


class JobVariables:
    """Names of the values in a job: those of the datasets, unless a module is called so."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._taken = bound.JOBS | names.modules_of_steps

    def of(self, dataset: str) -> str:
        """The variable of a dataset."""
        name = self._names.variable_of(dataset)
        while name in self._taken:
            name = f"{name}_"
        return name


def explicit_job(
    job: RunnableJob,
    settings: JobSettings,
    inputs: tuple[JobInput, ...],
    graph: Graph,
    groups: Groups,
    names: Names,
    steps: Steps,
    variables: JobVariables,
    partitioning: Partitioning,
) -> Job:
    """Make a job that calls the assets and ops of its nodes."""
    planned, ordered = job.planned, in_order(job.planned.pipeline.nodes)
    steps_in_order = in_turn([groups.together_with(node) for node in ordered])
    input_names = {untranscoded(binding.dataset) for node in ordered for binding in node.inputs}
    arguments = _Arguments(
        nodes=job.nodes,
        makers={untranscoded(output.dataset): node for node in ordered for output in node.outputs},
        names=names,
        steps=steps,
        variables=variables,
        partitioning=partitioning,
    )
    invocations = []
    for together in steps_in_order:
        node = together[0]
        outputs = [
            plain
            for one in together
            for output in one.outputs
            if not groups.is_local(plain := untranscoded(output.dataset))
        ]
        is_used = any(name in input_names for name in outputs)
        results = (variables.of(name) if name in input_names else "_" for name in outputs)
        is_fanned_out = node.identity in job.nodes.fanned_out
        invocations.append(
            Invocation(
                module=names.module_of(node),
                name=steps.function_of(node),
                is_op=node.identity not in graph.asset_nodes,
                arguments=tuple(arguments.of(node)),
                results=tuple(results) if is_used else (),
                partitions=partitioning.nodes[node.identity].variable if is_fanned_out else None,
            )
        )
    return Job(
        name=names.jobs[planned.name],
        configured_as=planned.name,
        module=names.job_modules[planned.name],
        variable=names.job_variables[planned.name],
        pipeline=planned.pipeline.name,
        inputs=inputs,
        invocations=tuple(invocations),
        selection=planned.selection,
        settings=settings,
        partitions=job.nodes.of_run.variable if job.nodes.of_run else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arguments:
    """What nodes are given within one job; `makers` are its nodes by the datasets that they write."""

    nodes: JobNodes
    makers: Mapping[str, Node]
    names: Names
    steps: Steps
    variables: JobVariables
    partitioning: Partitioning

    def of(self, node: Node) -> Iterator[JobArgument]:
        """The arguments of the asset or op of a node."""
        external = {asset.metadata.key: asset.variable for asset in self.steps.external_assets}
        for name, dataset in self.steps.inputs[node.identity].datasets.items():
            maker = self.makers.get(untranscoded(dataset))
            variable = self.variables.of(dataset)
            if maker is None:
                external_variable = external.get(self.names.asset_key(dataset))
                yield JobArgument(
                    name=name,
                    variable=variable
                    if external_variable is None
                    else f"external.{external_variable}",
                )
            elif maker.identity in self.nodes.fanned_out:
                argument = JobArgument(name=name, variable=variable)
                yield self._waiting(argument, dataset, node, maker)
            else:
                yield JobArgument(name=name, variable=variable)

    def _waiting(self, argument: JobArgument, dataset: str, node: Node, maker: Node) -> JobArgument:
        """Which of the partitions that are made one by one a node waits for."""
        several = len(maker.outputs) > 1
        argument = replace(
            argument,
            wait=Wait.ALL,
            maker=(self.names.module_of(maker), self.steps.function_of(maker)),
            output=self.names.variable_of(dataset) if several else None,
        )
        is_called_once = node.identity not in self.nodes.fanned_out
        if is_called_once or self.partitioning.of(dataset) is None:
            return argument
        if self.partitioning.mapping(dataset, node) == ALL_PARTITIONS:
            return argument
        mapped = self.partitioning.mapped(dataset, node)
        return replace(
            argument, wait=Wait.SAME if mapped is None else Wait.MAPPED, partitions=mapped
        )
