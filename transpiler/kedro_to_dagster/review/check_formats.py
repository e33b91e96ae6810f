"""What `check` prints: lines for people, JSON for programs, annotations for a workflow of GitHub."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .check import Check, Difference, Kind

# The version of what is printed as JSON; it grows when a reader would have to change.
SCHEMA = 1

_SAID = {
    Kind.CHANGED: "is not what the Kedro project exports now",
    Kind.MISSING: "is missing: the Kedro project exports it now",
    Kind.STALE: "is stale: the Kedro project no longer exports it",
}


def as_text(checked: Check) -> str:
    """A line for each file that differs, and what to do."""
    if checked.is_current:
        edits = f" Edits kept in: {', '.join(checked.edited)}." if checked.edited else ""
        return f"{checked.folder} is what the Kedro project exports now ({checked.files} files).{edits}"
    counts = ", ".join(
        f"{len(differing)} {kind.value}" for kind in Kind if (differing := checked.of_kind(kind))
    )
    lines = [f"{checked.folder} is not what the Kedro project exports now: {counts}."]
    for kind in Kind:
        for difference in checked.of_kind(kind):
            place = f":{difference.line}" if kind is Kind.CHANGED else ""
            lines.append(f"  {kind.value:<8} {difference.path}{place}")
    return "\n".join([*lines, _remedy(checked)])


def check_as_json(checked: Check) -> str:
    """The same as an object, with the version of its form."""
    content = {
        "schema": SCHEMA,
        "is_current": checked.is_current,
        "changed": [
            {"path": difference.path, "line": difference.line}
            for difference in checked.of_kind(Kind.CHANGED)
        ],
        "missing": [difference.path for difference in checked.of_kind(Kind.MISSING)],
        "stale": [difference.path for difference in checked.of_kind(Kind.STALE)],
        "edited": list(checked.edited),
    }
    return json.dumps(content, indent=2)


def as_github(checked: Check) -> str:
    """An annotation on the first line that differs in each file, as a workflow of GitHub shows them.

    The paths are relative to the workspace of the workflow, or to the current folder. See "Workflow
    commands for GitHub Actions" in the documentation of GitHub, also for what is escaped.
    """
    lines = [_annotation(checked, difference) for difference in checked.differences]
    return "\n".join([*lines, as_text(checked).splitlines()[0]])


def _annotation(checked: Check, difference: Difference) -> str:
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    file = (checked.folder / difference.path).resolve()
    shown = file.relative_to(workspace) if file.is_relative_to(workspace) else file
    place = _escaped(shown.as_posix()).replace(":", "%3A").replace(",", "%2C")
    message = f"{difference.path} {_SAID[difference.kind]}. {_remedy(checked)}"
    title = "Dagster package not up to date"
    return f"::error file={place},line={difference.line},title={title}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _remedy(checked: Check) -> str:
    return f"Run: kedro-to-dagster export {checked.folder}"
