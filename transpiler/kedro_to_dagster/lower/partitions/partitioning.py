"""What is decided about partitions: which datasets have them, which nodes run for each one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...dagster_model.code import Construction, Expression, Reference
from ...dagster_model.jobs import MappedPartitions
from ...dagster_model.partitions import PartitionSensor, PartitionVariable
from ...kedro_model.node import Node, NodeId, untranscoded
from .definitions import Definition

_IDENTITY = "IdentityPartitionMapping"


ALL_PARTITIONS = Construction(function=Reference(path=("dg", "AllPartitionMapping")))


# The mappings that say which partitions something without partitions is made from.
_OF_WHOLE = frozenset(
    {"AllPartitionMapping", "LastPartitionMapping", "SpecificPartitionsPartitionMapping"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredMapping:
    """A mapping to the datasets of a name or a pattern: its type, and the expression for it."""

    target: str
    type: str
    value: Construction | Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionedData:
    """A dataset with partitions; `variable` names the definition, which others may share."""

    name: str
    definition: Definition
    variable: str
    mappings: tuple[DeclaredMapping, ...] = ()
    backfill_policy: Construction | None = None
    is_made_together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partitioning:
    """Every decision about partitions.

    `nodes` has the nodes that make partitions, each with the dataset whose partitions it makes; those in
    `fanned_out` are called once for each of them in a job, unless that says otherwise. `definitions`,
    `mappings` and `sensors` are what the package defines. `windows` has the dimension of time of each
    definition that has one, by the variable of that.
    """

    datasets: Mapping[str, PartitionedData] = field(default_factory=dict)
    nodes: Mapping[NodeId, PartitionedData] = field(default_factory=dict)
    fanned_out: frozenset[NodeId] = frozenset()
    definitions: tuple[PartitionVariable, ...] = ()
    mappings: tuple[PartitionVariable, ...] = ()
    sensors: tuple[PartitionSensor, ...] = ()
    windows: Mapping[str, PartitionedData] = field(default_factory=dict)

    def of(self, dataset: str) -> PartitionedData | None:
        """The partitions of a dataset, or of the one that it is a view of."""
        return self.datasets.get(untranscoded(dataset))

    def runs_in_parts(self, node: Node) -> bool:
        """Whether a single run of the node, in a job, makes one partition only."""
        own = self.nodes.get(node.identity)
        if own is None:
            return False
        return node.identity in self.fanned_out or not own.definition.is_static

    def mapped(self, dataset: str, node: Node) -> MappedPartitions | None:
        """The partitions of a dataset that a node, called for one of its own, is made from.

        None stands for the same partition.
        """
        upstream, own = self.datasets[untranscoded(dataset)], self.nodes[node.identity]
        mapping = self.mapping(dataset, node)
        if mapping is None or self._is_identity(mapping, upstream, own):
            return None
        return MappedPartitions(
            mapping=mapping, upstream=upstream.variable, downstream=own.variable
        )

    def asset_mapping(self, dataset: str, node: Node) -> Expression | None:
        """The mapping of an asset's input; None where Dagster finds it by itself."""
        own = self.nodes.get(node.identity)
        upstream = self.datasets[untranscoded(dataset)]
        mapping = self.mapping(dataset, node)
        if mapping is None or (own is None and mapping == ALL_PARTITIONS):
            return None
        if own is not None and self._is_identity(mapping, upstream, own):
            return None
        return mapping

    def mapping(self, dataset: str, node: Node) -> Expression | None:
        """The mapping that is declared from a dataset to what a node makes, or that follows from both.

        None stands for the same partition, or all where the node makes none.
        """
        upstream = self.datasets[untranscoded(dataset)]
        own = self.nodes.get(node.identity)
        for output in node.outputs:
            declared = declared_mapping(upstream, untranscoded(output.dataset))
            if declared is not None and (own is not None or declared.type in _OF_WHOLE):
                return declared.value
        if own is None or own.variable == upstream.variable:
            return None
        return _default(upstream.definition, own.definition)

    def _is_identity(
        self, mapping: Expression, upstream: PartitionedData, own: PartitionedData
    ) -> bool:
        return upstream.variable == own.variable and _is_plain(mapping, _IDENTITY)


def declared_mapping(upstream: PartitionedData, downstream: str) -> DeclaredMapping | None:
    """The mapping for a dataset: by its name, or by the pattern that says most of it."""
    matching = [
        mapping for mapping in upstream.mappings if names_dataset(mapping.target, downstream)
    ]
    return max(
        matching,
        key=lambda mapping: (
            mapping.target == downstream,
            len(re.sub(r"\{[^}]*\}", "", mapping.target)),
        ),
        default=None,
    )


def names_dataset(pattern: str, name: str) -> bool:
    """Whether what a mapping is declared for, a name or a pattern, is a dataset."""
    parts = re.split(r"\{[^}]*\}", pattern)
    return re.fullmatch(".+?".join(re.escape(part) for part in parts), name) is not None


def _default(upstream: Definition, downstream: Definition) -> Expression:
    """The mapping where none is declared: Dagster's own where it has one, else all, as in Kedro."""
    if upstream.is_time_window and downstream.is_time_window:
        # Dagster maps windows of one time zone only.
        same = upstream.timezone == downstream.timezone
        return _mapping("TimeWindowPartitionMapping") if same else ALL_PARTITIONS
    if bool(upstream.dimensions) != bool(downstream.dimensions) and is_dimension_of(
        upstream, downstream
    ):
        return _mapping("MultiToSingleDimensionPartitionMapping")
    if upstream.is_static and downstream.is_static and set(downstream.keys) <= set(upstream.keys):
        return _mapping(_IDENTITY)
    return ALL_PARTITIONS


def is_dimension_of(one: Definition, other: Definition, name: str | None = None) -> bool:
    """Whether one of the two is a single dimension of the other one, that of the name if there is one."""
    single, multi = (one, other) if other.dimensions else (other, one)
    equal = [
        dimension for dimension, definition in multi.dimensions if definition.value == single.value
    ]
    return len(equal) == 1 if name is None else name in equal


def _mapping(type_: str) -> Construction:
    return Construction(function=Reference(path=("dg", type_)))


def _is_plain(mapping: Expression, type_: str) -> bool:
    return mapping == _mapping(type_)
