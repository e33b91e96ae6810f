"""Dagster definitions of the Kedro project `golden_jobs`."""

import dagster as dg

from . import jobs
from .assets import baking, counter, external
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, baking, counter], include_specs=True),
    jobs=[
        jobs.default,
        jobs.after_baking,
        jobs.chosen,
        jobs.counter,
        jobs.early,
        jobs.from_flour,
        jobs.to_bread,
        jobs.until_baked,
    ],
    resources=resources,
)
