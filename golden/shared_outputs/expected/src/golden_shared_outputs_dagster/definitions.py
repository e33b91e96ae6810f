"""Dagster definitions of the Kedro project `golden_shared_outputs`."""

import dagster as dg

from . import jobs
from .assets import external, measured, summing, there
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, measured, summing, there], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.back,
        jobs.guessed,
        jobs.measured,
        jobs.measured_and_summed,
        jobs.there,
    ],
    resources=resources,
)
