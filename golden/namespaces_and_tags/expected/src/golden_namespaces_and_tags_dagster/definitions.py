"""Dagster definitions of the Kedro project `golden_namespaces_and_tags`."""

import dagster as dg

from . import jobs
from .assets import ceremony, coast, external, fairs, public
from .project import project
from .resources import resources

project.make_importable()

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, ceremony, coast, fairs, public], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.ceremony,
        jobs.coast,
        jobs.fairs,
        jobs.public,
    ],
    resources=resources,
)
