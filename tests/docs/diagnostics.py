"""Writes the page of diagnostics and errors from the table of codes."""

from __future__ import annotations

from typing import Any

from kedro_to_dagster.codes import DIAGNOSTICS, ERRORS, DiagnosticCode, ErrorCode

from .pages import DOCS

PAGE = DOCS / "reference" / "diagnostics.md"

_HEAD = """\
# Diagnostics and errors

Every feature of a project is translated, approximated or refused. The export always reports what is
approximated or refused. A note is about something that is translated and may still surprise a reviewer.
Codes are stable.

| Severity | Meaning | `--strict` |
| --- | --- | --- |
| note | Translated; shown with `-v`. | passes |
| approximated | The package does something else than Kedro, or leaves something out. | fails |
| refused | Part of the project is not in the package, or cannot run, with Kedro either. | fails |

The command prints them, one line for each cause, and the package's `README.md` lists them. A line names a
few of the places; `-v` prints a line for each place. The first digit says what a code is about: 1 the
project and its configuration, 2 nodes, 3 datasets and values, 4 names, 5 pipelines, 6 hooks,
7 `dagster.yml`, 9 errors.
"""

# The headings, by the first code of those below it; a heading may have several ranges.
_SECTIONS = {
    100: "The project and its configuration",
    200: "Nodes",
    300: "Datasets and values",
    400: "Names",
    500: "Pipelines",
    520: "The translator and rules",
    540: "Groups",
    550: "Runs and partitions",
    560: "Sensors",
    600: "Hooks",
    700: "`dagster.yml`",
}

_ERRORS = """
## Errors

An error ends the command; nothing is written. Each is printed with what to do about it.

| Code | Exit code | Meaning |
| --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    parts = [_HEAD]
    for title in dict.fromkeys(_SECTIONS.values()):
        parts.append(f"\n## {title}\n")
        parts.extend(_diagnostic(row) for row in DIAGNOSTICS.values() if _title(row) == title)
    return "".join([*parts, _ERRORS, *(_error(row) for row in ERRORS.values())])


def _title(row: DiagnosticCode) -> str:
    number = int(row.id.removeprefix("K2D"))
    return _SECTIONS[max(start for start in _SECTIONS if start <= number)]


def _diagnostic(row: DiagnosticCode) -> str:
    return f"\n### {row.id}\n\n**{row.title}** ({row.severity.value}). {row.documentation}\n"


def _error(row: ErrorCode[Any]) -> str:
    meaning = " ".join(row.documentation.split())
    anchor = f'<span id="{row.id.lower()}">{row.id}</span>'
    return f"| {anchor} | {int(row.kind.exit_code)} | {meaning} |\n"
