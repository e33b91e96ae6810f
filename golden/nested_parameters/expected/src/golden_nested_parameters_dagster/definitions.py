"""Dagster definitions of the Kedro project `golden_nested_parameters`."""

import dagster as dg

from . import jobs
from .assets import recording
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([recording]),
    jobs=[
        jobs.default,
        jobs.recording,
    ],
    resources=resources,
)
