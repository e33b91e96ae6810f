"""Dagster definitions of the Kedro project `golden_namespaces_and_tags`."""

import dagster as dg

from . import jobs
from .assets import ceremony, coast, external, fairs, public
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

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
