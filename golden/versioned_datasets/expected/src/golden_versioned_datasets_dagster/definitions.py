"""Dagster definitions of the Kedro project `golden_versioned_datasets`."""

import dagster as dg

from . import jobs
from .assets import external, seed_bank
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, seed_bank], include_specs=True),
    jobs=[
        jobs.default,
        jobs.seed_bank,
    ],
    resources=resources,
)
