"""Dagster definitions of the Kedro project `golden_nested_parameters`."""

import dagster as dg

from . import jobs
from .assets import recording
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([recording]),
    jobs=[
        jobs.default,
        jobs.recording,
    ],
    resources=resources,
)
