"""Finds `dagster.yml` through the project's own configuration loader, and resolves its job factories."""

from __future__ import annotations

from typing import Any

from kedro.config import MissingConfigException
from kedro.framework import project as kedro_project

from ..dagster_yml.checking import FILE, parse
from ..dagster_yml.factories import resolve
from ..dagster_yml.models import DevOptions, Document
from ..errors import UsageError
from .places import Places

# As the plugin kedro-dagster finds the file.
PATTERNS = ("dagster*", "dagster*/**", "**/dagster*")


def patterns(config_loader: Any) -> tuple[str, ...]:
    """The patterns of the file's name; the project's own where its configuration loader has some."""
    known = getattr(config_loader, "config_patterns", None)
    if isinstance(known, dict):
        known.setdefault("dagster", list(PATTERNS))
        return tuple(known["dagster"])
    return PATTERNS


def read_document(config_loader: Any, places: Places) -> Document | None:
    """The file's sections; None where the project has no such file.

    Raises:
        UsageError: If the file cannot be read, or has a section that there is not.
    """
    patterns(config_loader)
    try:
        values = config_loader["dagster"]
    except (KeyError, MissingConfigException):
        return None
    except Exception as error:
        raise UsageError(
            "K2D940",
            f"Kedro cannot read {FILE}: {type(error).__name__}: {error}",
            "Correct the file, or give runtime parameters with --params.",
        ) from error
    document = parse(Document, places.in_order(dict(values or {})), (), places)
    parse(DevOptions, document.dev, ("dev",), places)
    return document


def resolved_jobs(document: Document, places: Places) -> dict[str, Any]:
    """The jobs of the file, with the factories replaced by what they stand for.

    Raises:
        UsageError: If a factory cannot be resolved.
    """
    registered = dict(kedro_project.pipelines)
    return resolve(
        document.jobs or {},
        {name: namespaces_of(pipeline) for name, pipeline in registered.items()},
        places,
    )


def namespaces_of(pipeline: Any) -> set[str]:
    """The namespaces of a pipeline's nodes, and those around them."""
    found = set()
    for node in pipeline.nodes:
        parts = node.namespace.split(".") if node.namespace else []
        found |= {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return found
