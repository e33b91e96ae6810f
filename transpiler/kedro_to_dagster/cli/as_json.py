"""What the commands print with `--json`, where it is not the same as with `--format json`.

Each prints one object with the version of its form. An error is an object too, with its exit code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..diagnostics import Severity

if TYPE_CHECKING:
    from ..api import Export
    from ..diagnostics import Diagnostic
    from ..review.plan import Plan

# The version of what is printed as JSON; it grows when a reader would have to change.
SCHEMA = 1


def dumped(content: Mapping[str, object]) -> str:
    """The text of an object, which begins with the version of its form."""
    return json.dumps({"schema": SCHEMA, **content}, indent=2, ensure_ascii=False)


def error_as_json(code: str, message: str, hint: str | None, exit_code: int) -> str:
    """An error that ends a command."""
    error = {"code": code, "message": message, "hint": hint}
    return dumped({"error": error, "exit_code": exit_code})


def export_as_json(export: Export, plan: Plan) -> str:
    """What an export has done, and what there is to report."""
    written = export.written
    diagnostics = diagnostics_as_json(export.generated.diagnostics)
    return dumped(
        {
            "project": export.generated.project.package_name,
            "folder": str(export.folder),
            "files": {
                "added": list(written.added),
                "changed": list(written.changed),
                "removed": list(written.removed),
                "unchanged": list(written.unchanged),
            },
            "edited": list(export.edited),
            "conflicts": [
                {"path": conflict.path, "line": conflict.line, "message": conflict.message}
                for conflict in export.conflicts
            ],
            "dispositions": dict(plan.counts),
            "warnings": [
                {"code": warned.code, "subject": warned.subject, "message": warned.message}
                for warned in plan.warnings
            ],
            "diagnostics": diagnostics,
            "counts": {
                severity.value: sum(told["severity"] == severity.value for told in diagnostics)
                for severity in Severity
            },
        }
    )


def diagnostics_as_json(diagnostics: tuple[Diagnostic, ...]) -> list[dict[str, object]]:
    """What is reported, one object for each subject."""
    return [
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "subject": diagnostic.subject,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
            "source": None
            if diagnostic.place is None
            else {"file": diagnostic.place.file, "line": diagnostic.place.line},
        }
        for first in diagnostics
        for diagnostic in (first, *first.others)
    ]
