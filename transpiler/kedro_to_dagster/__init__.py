"""Export a Kedro project to a standalone, readable Dagster package.

from kedro_to_dagster import export, generate
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import Export, export, generate
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


# All others are of `translation`.
_MODULES = {
    "Diagnostic": "diagnostics",
    "ExitCode": "errors",
    "Export": "api",
    "GeneratedFile": "files",
    "KedroToDagsterError": "errors",
    "Options": "options",
    "ProjectError": "errors",
    "RuntimeMode": "options",
    "Severity": "diagnostics",
    "UsageError": "errors",
    "export": "api",
    "generate": "api",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only.

    The stages take a second to import, and the command line is to be there for Ctrl-C before all else.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_MODULES.get(name, 'translation')}", __name__), name)
