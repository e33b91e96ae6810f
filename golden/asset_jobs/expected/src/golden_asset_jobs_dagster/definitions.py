"""Dagster definitions of the Kedro project `golden_asset_jobs`."""

import dagster as dg

from . import jobs, loggers, schedules
from .assets import external, striking, winding
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, striking, winding], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.all_assets,
        jobs.winding_assets,
    ],
    schedules=[
        schedules.all_assets_daily_schedule,
    ],
    loggers={
        "console": loggers.console,
    },
    resources=resources,
)
