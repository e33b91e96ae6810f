"""What stands in the way of a node's being in a group, and of a dataset's being a variable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...codes.groups import STORED_WITHIN_GROUP, VALIDATOR_WITHIN_GROUP
from ...kedro_model.dagster_yml import AssetSettings
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, NodeId, Shape, is_parameter, untranscoded
from ...kedro_model.project import Project
from ..graph import Graph
from ..partitions.partitioning import Partitioning
from .choosing import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitness:
    """What the choice of groups depends on; `jobs_of` has the names of the jobs of each node."""

    project: Project
    graph: Graph
    datasets: Mapping[str, Dataset]
    partitioning: Partitioning
    jobs_of: Mapping[NodeId, tuple[str, ...]]

    def obstacle(self, node: Node) -> str | None:
        """Why a node has to be a step by itself; None if nothing stands in the way."""
        if node.identity not in self.graph.asset_nodes:
            return "another node's asset is what it writes"
        if node.identity in self.partitioning.nodes:
            return "it makes partitions"
        if self.project.has_session:
            return None
        if node.function.is_generator and len(node.outputs) > 1:
            return "its function yields chunks of several outputs in turn"
        if (
            node.output_shape in (Shape.LIST, Shape.DICT)
            and node.function.may_return_events
            and not node.function.is_generator
        ):
            return "its function may return a generator, or an event of Dagster's, in a list"
        return None

    def passes(self, dataset: str) -> bool:
        """Whether a dataset lives in memory, so that nodes can be joined by it."""
        entry = self.datasets[dataset]
        if not entry.is_memory or entry.is_nothing:
            return False
        return self.project.has_session or entry.validator is None

    def local_in(self, nodes: Iterable[Node]) -> frozenset[str]:
        """The datasets that the nodes of a group pass on, and nobody else reads or asks to keep."""
        inside = {node.identity: node for node in nodes}
        written = {output.dataset for node in inside.values() for output in node.outputs}
        read_inside = {
            untranscoded(binding.dataset) for node in inside.values() for binding in node.inputs
        }
        read_outside = {
            untranscoded(binding.dataset)
            for node in self.graph.nodes
            if node.identity not in inside
            for binding in node.inputs
        }
        asked_for = {untranscoded(asset.dataset) for asset in self._asked_for()}
        return frozenset(
            plain
            for dataset in written
            if (plain := untranscoded(dataset)) in read_inside - read_outside - asked_for
            and self.passes(dataset)
            and not self.datasets[dataset].keep
        )

    def _asked_for(self) -> tuple[AssetSettings, ...]:
        """Datasets of which `dagster.yml` says something, so that there has to be an asset."""
        orchestration = self.project.orchestration
        return () if orchestration is None else orchestration.assets

    def writers(self) -> dict[str, Node]:
        """The node whose asset a dataset is."""
        return {
            untranscoded(output.dataset): node
            for node in self.graph.assets
            for output in node.outputs
        }


def check_passing(
    groups: Iterable[Chosen], project: Project, datasets: Mapping[str, Dataset]
) -> None:
    """Refuse what cannot be passed on: what has a validator, or is not in memory in all environments.

    Raises:
        UsageError: If there is one.
    """
    for one in groups:
        written = {untranscoded(output.dataset) for node in one.nodes for output in node.outputs}
        for node in one.nodes:
            for binding in node.inputs:
                name = binding.dataset
                if is_parameter(name) or untranscoded(name) not in written:
                    continue
                if (
                    datasets[name].is_memory
                    and datasets[name].validator
                    and not project.has_session
                ):
                    raise VALIDATOR_WITHIN_GROUP(name=name, nodes=one.described)
                kinds = {version.is_memory for version in project.versions_of(name).values()}
                if len(kinds) > 1:
                    raise STORED_WITHIN_GROUP(name=name, nodes=one.described)
