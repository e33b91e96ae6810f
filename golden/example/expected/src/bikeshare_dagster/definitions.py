"""Dagster definitions of the Kedro project `bikeshare`."""

import dagster as dg

from . import jobs
from .assets import data_processing, data_science, external, reporting
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [external, data_processing, data_science, reporting], include_specs=True
    ),
    jobs=[
        jobs.default,
        jobs.data_processing,
        jobs.data_science,
        jobs.reporting,
    ],
    resources=resources,
)
