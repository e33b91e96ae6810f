"""Assets and ops: the steps of the generated package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kedro_model.dagster_yml import Automation, Freshness
from .call import Call
from .code import Expression
from .groups import GroupBody
from .runs import StepSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class OpInput:
    """An input of an op; `io_manager_key` only where it is not loaded as it was saved."""

    name: str
    io_manager_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpOutput:
    """An output of an op, and the asset that it is, though another node's."""

    name: str
    key: tuple[str, ...]
    io_manager_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """A node that writes what another node's asset is.

    `name` is the function's, and Dagster's too unless there is a `given_name`.
    """

    name: str
    module: str
    inputs: tuple[OpInput, ...]
    outputs: tuple[OpOutput, ...]
    tags: tuple[tuple[str, Any], ...]
    call: Call
    node: str
    settings: StepSettings | None = None
    given_name: str | None = None

    @property
    def op_name(self) -> str:
        """What Dagster calls it."""
        return self.given_name or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetInput:
    """An asset's input; `io_manager_key` only where it is not loaded as it was saved."""

    name: str
    key: tuple[str, ...]
    io_manager_key: str | None = None
    partition_mapping: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetMetadata:
    """What Dagster shows of an asset: the key, and what the catalog says; `entries` are of its own."""

    key: tuple[str, ...]
    dataset: str
    io_manager_key: str | None
    group: str | None = None
    description: str | None = None
    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    entries: tuple[tuple[str, Any], ...] = ()
    automation: Automation | None = None
    freshness: Freshness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOutput:
    """An output of a multi-asset."""

    name: str
    metadata: AssetMetadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A node as an asset; as a multi-asset if `outputs` are named ones.

    A node without outputs is an asset of nothing, whose one output stands for the node. A group of nodes
    is one too, whose body calls all of them. `partitions` is the variable of the definition of its
    partitions; `dependencies` has what single outputs are made of, where that is not every input.
    `given_name` is what Dagster calls the op behind it, where that is not what it would call it by itself.
    """

    name: str
    module: str
    inputs: tuple[AssetInput, ...]
    outputs: tuple[AssetOutput, ...]
    is_multi: bool
    is_task: bool
    group: str
    op_tags: tuple[tuple[str, Any], ...]
    call: Call | GroupBody
    node: str
    settings: StepSettings | None = None
    dependencies: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    partitions: str | None = None
    backfill_policy: Expression | None = None
    given_name: str | None = None

    @property
    def nodes(self) -> tuple[str, ...]:
        """The names of the nodes that it runs."""
        if isinstance(self.call, GroupBody):
            return tuple(grouped_call.node for grouped_call in self.call.calls)
        return (self.node,)

    @property
    def op_name(self) -> str:
        """What Dagster calls the op behind it: after the key, unless it is a multi-asset."""
        if self.given_name is not None:
            return self.given_name
        return self.name if self.is_multi else "__".join(self.outputs[0].metadata.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalAsset:
    """A dataset that nodes read and none writes."""

    variable: str
    metadata: AssetMetadata
    partitions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCheck:
    """A validator of the catalog as a check of its dataset's asset."""

    function_name: str
    key: tuple[str, ...]
    io_manager_key: str
    validator: str
