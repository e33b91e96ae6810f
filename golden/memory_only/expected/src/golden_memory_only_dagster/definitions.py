"""Dagster definitions of the Kedro project `golden_memory_only`."""

import dagster as dg

from . import jobs
from .assets import external, rehearsal
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, rehearsal], include_specs=True),
    jobs=[
        jobs.default,
        jobs.rehearsal,
    ],
    resources=resources,
)
