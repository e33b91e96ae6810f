"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from . import executors
from .assets.external import clocks
from .ops.striking import ring, strike
from .ops.winding import wind


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    ring(wound)
    strike(wound)


all_assets = dg.define_asset_job(
    "all_assets",
    selection=dg.AssetSelection.assets("wound", "struck"),
    description="Assets of the Kedro pipeline `__default__`.",
    executor_def=executors.sequential,
    tags={"team": "clocks"},
    config={"loggers": {"console": {}}},
)

winding_assets = dg.define_asset_job(
    "winding_assets",
    selection=dg.AssetSelection.assets("wound"),
    description="Wound clocks only.",
    executor_def=dg.in_process_executor,
)
