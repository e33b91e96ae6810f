"""Asset selections and run tags for asset jobs."""

from itertools import chain
from types import ModuleType
from typing import Any

import dagster as dg


def assets_of(*modules: ModuleType) -> dg.AssetSelection:
    """All assets that modules define."""
    defined = chain.from_iterable(vars(module).values() for module in modules)
    return dg.AssetSelection.assets(
        *(asset for asset in defined if isinstance(asset, dg.AssetsDefinition))
    )


def all_at_once(definition: "dg.PartitionsDefinition[Any]") -> dict[str, str]:
    """Run tags that materialize all partitions in one step, as `kedro run` does."""
    keys = definition.get_partition_keys()
    return {
        "dagster/asset_partition_range_start": keys[0],
        "dagster/asset_partition_range_end": keys[-1],
    }
