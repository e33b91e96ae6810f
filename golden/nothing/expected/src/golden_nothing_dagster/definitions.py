"""Dagster definitions of the Kedro project `golden_nothing`."""

import dagster as dg

from . import jobs
from .assets import external, work
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, work], include_specs=True),
    jobs=[
        jobs.default,
        jobs.work,
    ],
    resources=resources,
)
