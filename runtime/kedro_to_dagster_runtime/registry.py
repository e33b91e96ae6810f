"""The objects that Kedro loads from a project: its settings and its registered pipelines."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from .private import preview_of
from .project import KedroProject

if TYPE_CHECKING:
    from kedro.pipeline import Pipeline
    from kedro.pipeline.node import Node


def import_settings(project: KedroProject) -> Any:
    """Import `kedro.framework.project`, which sets up logging when it is imported."""
    with _kept_logging(), project.in_folder():
        from kedro.framework import project as kedro_project
    return kedro_project


def configure(project: KedroProject) -> None:
    """Let Kedro load the project's settings and registry, once."""
    kedro_project = import_settings(project)
    if project.module_name != kedro_project.PACKAGE_NAME:
        project.make_importable()
        with _kept_logging(*kedro_project.LOGGING.get("handlers", {})):
            kedro_project.configure_project(project.module_name)


@contextmanager
def _kept_logging(*replaced: str) -> Iterator[None]:
    """Keep the existing set-up: Kedro sets up logging without it.

    Not the handlers with these names, which are Kedro's own: it makes them again.
    """
    root = logging.getLogger()
    handlers = [handler for handler in root.handlers if handler.name not in replaced]
    excepthook = sys.excepthook
    try:
        yield
    finally:
        for handler in handlers:
            root.addHandler(handler)
        # Kedro installs Rich's hook, which never returns for some of Dagster's errors.
        sys.excepthook = excepthook


def registered_function(
    project: KedroProject, pipeline: str, node: str
) -> Callable[..., Any]:
    """Fetch a node's function from the project's registry.

    For functions that cannot be imported by name, such as closures.
    """
    function: Callable[..., Any] = _registered(project, pipeline, node).func
    return function


def registered_preview(
    project: KedroProject, pipeline: str, node: str
) -> Callable[..., Any]:
    """Fetch a node's preview function from the project's registry."""
    return preview_of(_registered(project, pipeline, node))


def registered_model(project: KedroProject, parameter: str) -> Any:
    """Fetch the class of which Kedro makes a parameter an instance, from the nodes that take it.

    For classes that cannot be imported by name, such as generic models with arguments.
    """
    configure(project)
    from kedro.framework.project import pipelines
    from kedro.validation.type_extractor import TypeExtractor

    found = TypeExtractor(dict(pipelines)).extract_types_from_pipelines()[parameter]
    if get_origin(found) not in (Union, UnionType):
        return found
    return next(model for model in get_args(found) if model is not NoneType)


def _registered(project: KedroProject, pipeline: str, name: str) -> "Node":
    configure(project)
    from kedro.framework.project import pipelines

    nodes = nodes_in(pipelines[pipeline])
    project.name_nodes(nodes)
    return next(node for node in nodes if node.name == name)


def nodes_in(pipeline: "Pipeline") -> "list[Node]":
    """The nodes that `kedro run` runs, which knows no methods of a project's own class of pipelines."""
    from kedro.pipeline import Pipeline

    plain = pipeline if type(pipeline) is Pipeline else Pipeline([]) + pipeline
    nodes: list[Node] = plain.nodes
    return nodes
