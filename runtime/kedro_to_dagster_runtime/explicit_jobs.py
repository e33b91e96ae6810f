"""Jobs that call assets one by one, which Dagster does not recognise as jobs of assets."""

import hashlib
import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import dagster as dg

from .partition_runs import PARTITION_TAG, keys_of_step
from .private import StepContext
from .private_jobs import after_each_step, log_materialization, version_tags
from .setup import asset_of_op, spec_of
from .streams import Chunks


def for_partition(asset: dg.AssetsDefinition | dg.OpDefinition, key: str) -> Any:
    """An asset's op that makes a single partition, under a name of its own.

    A name holds letters, digits and underscores only; where the asset has keys that
    would share one, a hash tells them apart.
    """
    if isinstance(asset, dg.AssetsDefinition):
        op = asset.op
        suffix = _suffixes(asset.partitions_def).get(key) or _suffix(key)
    else:
        op, suffix = asset, _suffix(key)
    return op.alias(f"{op.name}__{suffix}").tag({PARTITION_TAG: key})


@cache
def _suffixes(partitions: dg.PartitionsDefinition | None) -> dict[str, str]:
    """The name suffix of each key, if all keys are static and no two share one."""
    if not isinstance(partitions, dg.StaticPartitionsDefinition):
        return {}
    keys = partitions.get_partition_keys()
    plain = {key: re.sub(r"\W", "_", key, flags=re.ASCII) for key in keys}
    return plain if len(set(plain.values())) == len(keys) else {}


def gather(
    asset: dg.AssetsDefinition | dg.OpDefinition,
    parts: Mapping[str, object],
    *,
    output: str | None = None,
    keys: Collection[str] | None = None,
    key: str | None = None,
) -> Any:
    """One output, or the only one, that replaces those of single partitions.

    Whatever reads it waits for all partitions and loads them together. A reader with a
    partition `key` of its own waits only for those in `keys`.
    """
    op = asset.op if isinstance(asset, dg.AssetsDefinition) else asset
    definition = op.output_def_named(output) if output else op.output_defs[0]
    name = f"gather_{op.name}" + (f"_{output}" if output else "")
    gathering = _gathering(name, output or "result", definition.io_manager_key)
    gathering_op = (
        gathering if key is None else gathering.alias(f"{name}__{_suffix(key)}")
    )
    return gathering_op(
        parts=[parts[part] for part in (parts if keys is None else keys)]
    )


@cache
def _gathering(name: str, output: str, manager: str) -> dg.OpDefinition:
    """The op; jobs of one code location have to share it."""

    @dg.op(
        name=name,
        ins={"parts": dg.In(dg.Nothing)},
        out={output: dg.Out(io_manager_key=manager)},
    )
    def gathering() -> Any:
        """Wait for the partitions; all of them are already saved."""
        return Chunks(())

    return gathering


def _suffix(key: str) -> str:
    suffix = re.sub(r"\W", "_", key, flags=re.ASCII)
    if suffix != key or re.search(r"_[0-9a-f]{6}$", key):
        suffix += "_" + hashlib.sha256(key.encode()).hexdigest()[:6]
    return suffix


def _record(step: StepContext, outputs: Mapping[str, Mapping[str, object]]) -> None:
    """Record what a step has made as assets, with all that Dagster records for assets.

    `outputs` has the metadata of each output. Without the versions, Dagster would show
    downstream assets as stale.
    """
    asset = asset_of_op(step.op_def.name)
    if asset is None:
        for output in step.op_def.output_defs:
            key = (output.metadata or {}).get("asset_key")
            spec = None if key is None else spec_of(dg.AssetKey(key))
            if spec is not None:
                _record_output(step, spec, outputs.get(output.name, {}))
        return
    for name, key in asset.keys_by_output_name.items():
        spec = spec_of(key)
        assert spec is not None
        _record_output(step, spec, outputs.get(name, {}))


def _record_output(
    step: StepContext, spec: dg.AssetSpec, metadata: Mapping[str, Any]
) -> None:
    keys: Collection[str | None] = [None]
    if spec.partitions_def is not None:
        keys_of_run = keys_of_step(step, spec.partitions_def)
        keys = (
            spec.partitions_def.get_partition_keys(
                dynamic_partitions_store=step.instance
            )
            if keys_of_run is None
            else keys_of_run
        )
    tags = version_tags(spec, step)
    for key in keys:
        log_materialization(
            step,
            dg.AssetMaterialization(
                spec.key, metadata=metadata, partition=key, tags=tags
            ),
        )


record_assets = after_each_step("record_assets", _record)
