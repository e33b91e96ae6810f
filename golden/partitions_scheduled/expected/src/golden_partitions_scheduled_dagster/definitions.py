"""Dagster definitions of the Kedro project `golden_partitions_scheduled`."""

import dagster as dg

from . import jobs, schedules
from .assets import external, tides
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, tides], include_specs=True),
    jobs=[
        jobs.default,
        jobs.corrections,
        jobs.high_tides,
    ],
    schedules=[
        schedules.__default___nightly_schedule,
        schedules.corrections__schedule,
        schedules.high_tides_nightly_schedule,
    ],
    resources=resources,
)
