"""Jobs and schedules that modules define, asset selections, and run tags for asset jobs."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import dagster as dg

from .private import AssetJobDefinition


def assets_of(*modules: ModuleType) -> dg.AssetSelection:
    """All assets that modules define; a package stands for all of its modules."""
    return dg.AssetSelection.assets(
        *(
            asset
            for asset in _defined(modules)
            if isinstance(asset, dg.AssetsDefinition)
        )
    )


def jobs_of(*modules: ModuleType) -> list[dg.JobDefinition | AssetJobDefinition]:
    """All jobs that modules define; a package stands for all of its modules."""
    kinds = (dg.JobDefinition, AssetJobDefinition)
    return [job for job in _defined(modules) if isinstance(job, kinds)]


def schedules_of(*modules: ModuleType) -> list[dg.ScheduleDefinition]:
    """All schedules that modules define; a package stands for all of its modules."""
    return [one for one in _defined(modules) if isinstance(one, dg.ScheduleDefinition)]


def _defined(modules: tuple[ModuleType, ...]) -> Iterator[object]:
    for module in modules:
        for part in iter_modules(getattr(module, "__path__", None) or ()):
            yield from vars(import_module(f"{module.__name__}.{part.name}")).values()
        yield from vars(module).values()


def all_at_once(definition: "dg.PartitionsDefinition[Any]") -> dict[str, str]:
    """Run tags that materialize all partitions in one step, as `kedro run` does."""
    keys = definition.get_partition_keys()
    return {
        "dagster/asset_partition_range_start": keys[0],
        "dagster/asset_partition_range_end": keys[-1],
    }
