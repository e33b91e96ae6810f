"""Dagster definitions of the Kedro project `golden_environments`."""

import dagster as dg

from . import jobs
from .assets import bakery, external
from .environments import resources, schedules
from .project import project
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, bakery], include_specs=True),
    jobs=[
        jobs.default,
        jobs.bakery,
    ],
    schedules=schedules,
    resources=resources,
)
