"""Dagster definitions of the Kedro project `golden_partitions_dynamic`."""

import dagster as dg

from . import jobs, sensors
from .assets import external, letters
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, letters], include_specs=True),
    jobs=[
        jobs.default,
        jobs.letters_job,
    ],
    sensors=[
        sensors.letters_sensor,
    ],
    resources=resources,
)
