"""Dagster definitions of the Kedro project `golden_custom_datasets`."""

import dagster as dg

from . import jobs
from .assets import boxing, external, unboxing
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

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
