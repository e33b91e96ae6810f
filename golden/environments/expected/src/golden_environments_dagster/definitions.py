"""Dagster definitions of the Kedro project `golden_environments`."""

import dagster as dg

from . import jobs
from .assets import bakery, external
from .environments import resources
from .project import project

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, bakery], include_specs=True),
    jobs=[
        jobs.default,
        jobs.bakery,
    ],
    resources=resources,
)
