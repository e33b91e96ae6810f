"""What the commands beside `export` need of `dagster.yml`, without inspecting the whole project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...options import Options
from ..config.opening import OpenedProject, open_project
from ..config.places import Places, find_places
from ..config.quiet import quiet_kedro
from .factories import is_pattern
from .models import DevOptions


def configuration_folder(options: Options) -> Path:
    """The folder of the environment that the options name, or of the base environment.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load it.
    """
    with quiet_kedro(options.verbose):
        opened = open_project(options)
        environment = options.environment or opened.environments[0]
        return options.project / opened.conf_source / environment


def read_dev_options(options: Options) -> tuple[str, DevOptions]:
    """The name of the project's package, and the section `dev`.

    Raises:
        UsageError: If the options or the file are not valid.
        ProjectError: If Kedro cannot load the project.
    """
    with quiet_kedro(options.verbose):
        from .documents import read_document

        opened = open_project(options)
        document = read_document(opened.config_loader, _places(opened, options))
        dev_options = DevOptions() if document is None else DevOptions.model_validate(document.dev)
        return opened.metadata.package_name, dev_options


def read_patterns(options: Options) -> tuple[str, ...]:
    """The names of the job factories.

    Raises:
        UsageError: If the options or the file are not valid.
        ProjectError: If Kedro cannot load the project.
    """
    with quiet_kedro(options.verbose):
        from .documents import read_document

        opened = open_project(options)
        document = read_document(opened.config_loader, _places(opened, options))
        jobs = (document.jobs if document is not None else None) or {}
        return tuple(name for name in jobs if is_pattern(name))


def read_jobs(options: Options) -> dict[str, Any]:
    """The jobs of the file with the factories resolved, as they would be written out.

    Raises:
        UsageError: If the options or the file are not valid.
        ProjectError: If Kedro cannot load the project.
    """
    with quiet_kedro(options.verbose):
        from .documents import read_document, resolved_jobs

        opened = open_project(options)
        places = _places(opened, options)
        document = read_document(opened.config_loader, places)
        if document is None:
            return {}
        return resolved_jobs(document, places)


def _places(opened: OpenedProject, options: Options) -> Places:
    from .documents import patterns

    conf = options.project / opened.conf_source
    file_patterns = patterns(opened.config_loader)
    return find_places(file_patterns, options.project, conf, opened.environments)
