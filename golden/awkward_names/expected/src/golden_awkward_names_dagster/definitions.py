"""Dagster definitions of the Kedro project `golden_awkward_names`."""

import dagster as dg

from . import jobs
from .assets import (
    _2024,
    class_,
    definitions,
    echo,
    external,
    external_,
    gro_e,
    jobs_,
    project_,
    resources_,
)
from .project import project
from .resources import resources
from .runtime.logs import forward_logs

project.make_importable()
forward_logs(project.package_name)

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(
        [
            external,
            _2024,
            class_,
            definitions,
            echo,
            external_,
            gro_e,
            jobs_,
            project_,
            resources_,
        ],
        include_specs=True,
    ),
    jobs=[
        jobs.job_2024,
        jobs.default,
        jobs.class__job,
        jobs.class_2024,
        jobs.definitions,
        jobs.echo_job,
        jobs.external,
        jobs.gro_e_job,
        jobs.jobs_job,
        jobs.project_job,
        jobs.resources_job,
    ],
    resources=resources,
)
