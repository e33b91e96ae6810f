"""Dagster definitions of the Kedro project `golden_no_inputs_no_outputs`."""

import dagster as dg

from . import jobs
from .assets import timetable
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([timetable]),
    jobs=[
        jobs.default,
        jobs.timetable,
    ],
    resources=resources,
)
