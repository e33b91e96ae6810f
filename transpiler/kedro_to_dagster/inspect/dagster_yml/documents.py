"""Finds `dagster.yml` through the project's own configuration loader, and resolves its job factories."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import PurePosixPath
from typing import Any

from kedro.config import MissingConfigException
from kedro.framework import project as kedro_project

from ...codes.dagster_yml import (
    DAGSTER_YML_NOT_GIVEN,
    DAGSTER_YML_NOT_READ,
    SECTION_OF_INSTANCE,
    SECTION_OF_WORKSPACE,
)
from ...diagnostics import DiagnosticLog
from ...manifest import MANIFEST
from ..config.mistakes import mistake_in
from ..config.places import Places
from ..config.resolving import ResolverCalls
from .checking import parse
from .factories import resolve
from .models import DevOptions, Document
from .sensors import DAGSTERS_OWN as SETTINGS_OF_SENSORS
from .settled import settled

# As the plugin kedro-dagster finds the file.
PATTERNS = ("dagster*", "dagster*/**", "**/dagster*")


# The sections of the files with which Dagster itself is configured, and in which file they belong.
DAGSTERS_OWN = {
    "load_from": "workspace.yaml",
    **dict.fromkeys(
        (
            "auto_materialize",
            "backfills",
            "code_servers",
            "compute_logs",
            "concurrency",
            "defs_state_storage",
            "event_log_storage",
            "freshness",
            "instance_class",
            "local_artifact_storage",
            "nux",
            "python_logs",
            "retention",
            "run_coordinator",
            "run_launcher",
            "run_monitoring",
            "run_queue",
            "run_retries",
            "run_storage",
            "schedule_storage",
            "scheduler",
            "secrets",
            "sensors",
            "storage",
            "telemetry",
        ),
        "dagster.yaml",
    ),
}


def patterns(config_loader: Any) -> tuple[str, ...]:
    """The patterns of the file's name; the project's own where its configuration loader has some."""
    known = getattr(config_loader, "config_patterns", None)
    if isinstance(known, dict):
        known.setdefault("dagster", list(PATTERNS))
        return tuple(known["dagster"])
    return PATTERNS


def _is_dagsters(key: str, section: Any) -> bool:
    """Whether a section is of Dagster's own file; `sensors` is one by what it contains."""
    if key != "sensors":
        return key in DAGSTERS_OWN
    return isinstance(section, dict) and bool(section) and {*section} <= SETTINGS_OF_SENSORS


def _is_of_package(key: str, places: Places) -> bool:
    """Whether a section is of an exported package, in a project whose own folder has the configuration."""
    place = places.of(key)
    return place is not None and PurePosixPath(place.file).name == MANIFEST


def _left_out(key: str, places: Places, log: DiagnosticLog | None) -> bool:
    """Report a section that Dagster's own files have: the patterns of the name find those too."""
    file = DAGSTERS_OWN[key]
    if log is None:
        return False
    log.add(
        SECTION_OF_WORKSPACE(key=key, file=file)
        if key == "load_from"
        else SECTION_OF_INSTANCE(key=key, file=file),
        key,
        place=places.of(key),
    )
    return False


def read_document(
    config_loader: Any,
    places: Places,
    log: DiagnosticLog | None = None,
    calls: ResolverCalls | None = None,
) -> Document | None:
    """The file's sections; None where the project has no such file.

    Sections of Dagster's own files are reported to the log, and left out. With `calls`, those that
    the configuration loader was made with, nothing is left that a resolver gives.

    Raises:
        UsageError: If the file cannot be read, or has a section that there is not.
    """
    patterns(config_loader)
    try:
        with nullcontext() if calls is None else calls.watched():
            values = config_loader["dagster"]
    except (KeyError, MissingConfigException):
        if log is not None:
            for _, file in places.files:
                log.add(DAGSTER_YML_NOT_GIVEN(file=file), file)
        return None
    except Exception as error:
        mistake = mistake_in(error, places, "kedro run")
        raise DAGSTER_YML_NOT_READ(mistake=mistake.message, hint=mistake.hint) from error
    found = places.in_order(dict(values or {})).items()
    of_project = {key: section for key, section in found if not _is_of_package(key, places)}
    if values and not of_project:
        return None
    sections = {
        key: section
        for key, section in of_project.items()
        if not _is_dagsters(key, section) or _left_out(key, places, log)
    }
    if calls is not None:
        sections = settled(sections, calls, places)
    document = parse(Document, sections, (), places)
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
    namespaces = set()
    for node in pipeline.nodes:
        parts = node.namespace.split(".") if node.namespace else []
        namespaces |= {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return namespaces
