"""Dagster definitions of the Kedro project `golden_validators`."""

import dagster as dg

from . import jobs
from .assets import checks, external, rules, shelf
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([external, rules, shelf], include_specs=True),
    asset_checks=dg.load_asset_checks_from_modules([checks]),
    jobs=[
        jobs.default,
        jobs.rules,
        jobs.shelf,
    ],
    resources=resources,
)
