"""Dagster definitions of the Kedro project `golden_loggers`."""

import dagster as dg

from . import jobs
from .assets import external, striking, winding
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, striking, winding], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.winding,
    ],
    resources=resources,
)
