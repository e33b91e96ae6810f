"""Dagster definitions of the Kedro project `golden_job_factories`."""

import dagster as dg

from . import jobs
from .assets import default, external, shops
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, default, shops], include_specs=True),
    jobs=[
        jobs.default,
        jobs.bern,
        jobs.bern_airport,
        jobs.bern_station,
        jobs.rome,
        jobs.rome_airport,
    ],
    resources=resources,
)
