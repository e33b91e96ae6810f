"""Dagster definitions of the Kedro project `golden_dataset_factories`."""

import dagster as dg

from . import jobs
from .assets import carts, external, stalls
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, carts, stalls], include_specs=True),
    jobs=[
        jobs.default,
        jobs.carts,
        jobs.stalls,
    ],
    resources=resources,
)
