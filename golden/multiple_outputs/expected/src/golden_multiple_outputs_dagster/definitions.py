"""Dagster definitions of the Kedro project `golden_multiple_outputs`."""

import dagster as dg

from . import jobs
from .assets import comparing, external, sampling
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, comparing, sampling], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.comparing,
        jobs.sampling,
    ],
    resources=resources,
)
