"""Jobs that call assets one by one, which Dagster does not take for jobs of assets."""

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Any

import dagster as dg

from .partition_keys import PARTITION_TAG
from .streams import Chunks


def for_partition(asset: dg.AssetsDefinition | dg.OpDefinition, key: str) -> Any:
    """An asset's op as the one that makes a single partition, under a name of its own.

    A name holds letters, digits and underscores only; where a key has others, or ends
    as if it had, a hash tells it apart.
    """
    op: Any = asset.op if isinstance(asset, dg.AssetsDefinition) else asset
    return op.alias(f"{op.name}__{_suffix(key)}").tag({PARTITION_TAG: key})


def gather(
    asset: dg.AssetsDefinition | dg.OpDefinition,
    parts: Mapping[str, Any],
    *,
    output: str = "result",
    keys: Collection[str] | None = None,
    key: str | None = None,
) -> Any:
    """One output in the place of those that single partitions have.

    What reads them waits for all of them, and loads them together; or, for a partition
    `key` of its own, for those of some `keys`.
    """
    op: Any = asset.op if isinstance(asset, dg.AssetsDefinition) else asset
    manager = op.output_def_named(output).io_manager_key
    name = f"gather_{op.name}" + (f"_{output}" if output != "result" else "")

    @dg.op(
        name=name,
        ins={"parts": dg.In(dg.Nothing)},
        out={output: dg.Out(io_manager_key=manager)},
    )
    def gathered() -> Any:
        """Wait for partitions, all of which are saved already."""
        return Chunks(())

    called = gathered if key is None else gathered.alias(f"{name}__{_suffix(key)}")
    return called(parts=[parts[part] for part in (parts if keys is None else keys)])


def _suffix(key: str) -> str:
    suffix = re.sub(r"\W", "_", key, flags=re.ASCII)
    if suffix != key or re.search(r"_[0-9a-f]{6}$", key):
        suffix += "_" + hashlib.sha256(key.encode()).hexdigest()[:6]
    return suffix


@dg.success_hook
def record_assets(context: dg.HookContext) -> None:
    """Record what a step has made as assets."""
