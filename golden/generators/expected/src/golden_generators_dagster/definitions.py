"""Dagster definitions of the Kedro project `golden_generators`."""

import dagster as dg

from . import jobs
from .assets import baking, external, selling
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, baking, selling], include_specs=True),
    jobs=[
        jobs.default,
        jobs.baking,
        jobs.selling,
    ],
    resources=resources,
)
