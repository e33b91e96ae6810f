"""What the commands print with `--json`, where it is not the same as with `--format json`.

Each prints one object with the version of its form. An error is an object too, with its exit code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..diagnostics import Severity, of_severity

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


def export_as_json(made: Export, plan: Plan) -> str:
    """What an export has done, and what there is to report."""
    written = made.written
    return dumped(
        {
            "project": made.generated.project.package_name,
            "folder": str(made.folder),
            "files": {
                "added": list(written.added),
                "changed": list(written.changed),
                "removed": list(written.removed),
                "unchanged": list(written.unchanged),
            },
            "edited": list(made.edited),
            "conflicts": [
                {"path": found.path, "line": found.line, "message": found.message}
                for found in made.conflicts
            ],
            "dispositions": dict(plan.counts),
            "warnings": [
                {"code": warned.code, "subject": warned.subject, "message": warned.message}
                for warned in plan.warnings
            ],
            "diagnostics": diagnostics_as_json(made.generated.diagnostics),
            "counts": {
                severity.value: len(of_severity(made.generated.diagnostics, severity))
                for severity in Severity
            },
        }
    )


def diagnostics_as_json(diagnostics: tuple[Diagnostic, ...]) -> list[dict[str, object]]:
    """What is reported, one object for each subject."""
    return [
        {
            "code": found.code,
            "severity": found.severity.value,
            "subject": found.subject,
            "message": found.message,
            "hint": found.hint,
            "source": None
            if found.place is None
            else {"file": found.place.file, "line": found.place.line},
        }
        for first in diagnostics
        for found in (first, *first.others)
    ]
