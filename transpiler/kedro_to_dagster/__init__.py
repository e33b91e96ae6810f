"""Export a Kedro project to a standalone, readable Dagster package.

from kedro_to_dagster import export, generate
"""

from typing import TYPE_CHECKING, Any

from .diagnostics import Diagnostic, Severity
from .errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from .files import GeneratedFile
from .options import Options, RuntimeMode
from .translation import (
    ByPath,
    DatasetFacts,
    JobFacts,
    KedroDagsterNames,
    NodeFacts,
    PipelineFacts,
    RetryPolicy,
    ScheduleFacts,
    Translator,
)

if TYPE_CHECKING:
    from .api import Export, export, generate

__all__ = [
    "ByPath",
    "DatasetFacts",
    "Diagnostic",
    "ExitCode",
    "Export",
    "GeneratedFile",
    "JobFacts",
    "KedroDagsterNames",
    "KedroToDagsterError",
    "NodeFacts",
    "Options",
    "PipelineFacts",
    "ProjectError",
    "RetryPolicy",
    "RuntimeMode",
    "ScheduleFacts",
    "Severity",
    "Translator",
    "UsageError",
    "export",
    "generate",
]


def __getattr__(name: str) -> Any:
    """What needs the stages, which take a second to import: `check` may do without."""
    if name in ("Export", "export", "generate"):
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
