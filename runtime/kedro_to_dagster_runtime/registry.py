"""Kedro's own objects of a project: its settings and its registered pipelines."""

import logging
import sys
from typing import Any

from .project import KedroProject


def configure(project: KedroProject) -> None:
    """Let Kedro load the project's settings and registry, once."""
    root = logging.getLogger()
    handlers, excepthook = tuple(root.handlers), sys.excepthook
    from kedro.framework import project as kedro_project

    if project.package_name != kedro_project.PACKAGE_NAME:
        project.make_importable()
        kedro_project.configure_project(project.package_name)
    # Kedro sets up logging anew, without the handlers that Dagster has put there.
    for handler in handlers:
        root.addHandler(handler)
    # Kedro puts Rich's in its place, which never ends on some of Dagster's errors.
    sys.excepthook = excepthook


def registered_function(project: KedroProject, pipeline: str, node: str) -> Any:
    """Fetch a node's function from the project's registry.

    For functions that cannot be imported by name, such as closures.
    """
    return _registered(project, pipeline, node).func


def registered_preview(project: KedroProject, pipeline: str, node: str) -> Any:
    """Fetch a node's preview function from the project's registry."""
    return _registered(project, pipeline, node)._preview_fn


def _registered(project: KedroProject, pipeline: str, name: str) -> Any:
    configure(project)
    from kedro.framework.project import pipelines

    return next(node for node in pipelines[pipeline].nodes if node.name == name)
