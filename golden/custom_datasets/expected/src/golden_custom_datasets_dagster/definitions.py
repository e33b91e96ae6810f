"""Dagster definitions of the Kedro project `golden_custom_datasets`."""

import dagster as dg

from . import jobs
from .assets import boxing, external, unboxing
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, boxing, unboxing], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.boxing,
        jobs.unboxing,
    ],
    resources=resources,
)
