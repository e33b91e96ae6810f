"""Export a Kedro project to a standalone, readable Dagster package.

from kedro_to_dagster import export, generate
"""

from .api import Export, export, generate
from .diagnostics import Diagnostic, Severity
from .errors import ExitCode, KedroToDagsterError, ProjectError, UsageError
from .files import GeneratedFile
from .options import Options, RuntimeMode

__all__ = [
    "Diagnostic",
    "ExitCode",
    "Export",
    "GeneratedFile",
    "KedroToDagsterError",
    "Options",
    "ProjectError",
    "RuntimeMode",
    "Severity",
    "UsageError",
    "export",
    "generate",
]
