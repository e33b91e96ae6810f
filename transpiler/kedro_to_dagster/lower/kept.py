"""Which files of an earlier export stay as they are, because what they are made from cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from ..kedro_model.project import Project
from .names.naming import job_module, module_name

# The folders that have a module for each pipeline.
_FOLDERS = ("assets", "ops")


def kept_files(project: Project, package: str) -> tuple[str, ...]:
    """The modules of the pipelines that could not be imported, relative to the package's folder.

    Whoever writes the package neither removes nor changes them.
    """
    modules = [module_name(pipeline) for pipeline in project.missing_pipelines]
    paths = [f"{folder}/{module}" for module in modules for folder in _FOLDERS]
    paths += [f"jobs/{job_module(job)}" for job in _jobs(project)]
    return tuple(f"src/{package}/{path}.py" for path in paths)


def _jobs(project: Project) -> Iterable[str]:
    """The jobs of those pipelines; those of `dagster.yml` are reported."""
    is_configured = project.orchestration is not None and project.orchestration.jobs is not None
    return () if is_configured else project.missing_pipelines
