"""Which files of an earlier export stay as they are, because what they are made from cannot be read."""

from __future__ import annotations

from ..kedro_model.project import Project
from .names.naming import module_name

# The folders that have a module for each pipeline.
_FOLDERS = ("assets", "ops")


def kept_files(project: Project, package: str) -> tuple[str, ...]:
    """The modules of the pipelines that could not be imported, relative to the package's folder.

    Whoever writes the package neither removes nor changes them.
    """
    modules = [module_name(pipeline) for pipeline in project.missing_pipelines]
    return tuple(f"src/{package}/{folder}/{module}.py" for module in modules for folder in _FOLDERS)
