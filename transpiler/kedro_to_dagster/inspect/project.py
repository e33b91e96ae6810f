"""Reads a whole Kedro project: opens it, and collects the facts."""

from __future__ import annotations

from dataclasses import replace

from ..diagnostics import DiagnosticLog
from ..kedro_model.project import Project
from ..options import Options
from .config.opening import OpenedProject, open_project
from .config.quiet import quiet_kedro


def inspect_project(options: Options, log: DiagnosticLog) -> Project:
    """Read the project that the options name.

    Raises:
        UsageError: If there is no Kedro project, or the options do not fit it.
        ProjectError: If Kedro itself cannot load the project.
    """
    with quiet_kedro(options.verbose):
        opened = open_project(options)
        # It imports Kedro, which sets up logging when it is imported.
        from .reading import read_project

        return _with_code(read_project(opened, options, log), options, opened, log)


def _with_code(
    project: Project, options: Options, opened: OpenedProject, log: DiagnosticLog
) -> Project:
    """The project, with what a package needs to do without it where it is to."""
    if not options.copy_code:
        return project
    from .copying.code import inspect_code

    environments = [options.environment, *options.other_environments]
    folders = [folder for name in environments for folder in opened.folders_of(name)]
    return replace(project, code=inspect_code(project, opened.path, folders, log))
