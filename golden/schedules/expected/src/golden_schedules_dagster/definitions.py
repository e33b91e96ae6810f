"""Dagster definitions of the Kedro project `golden_schedules`."""

import dagster as dg

from . import jobs, schedules
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
        jobs.striking,
        jobs.winding,
    ],
    schedules=[
        schedules.__default___daily_schedule,
        schedules.striking__schedule,
        schedules.winding_hourly_schedule,
    ],
    resources=resources,
)
