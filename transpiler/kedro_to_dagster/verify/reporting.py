"""Tells what was found: a table and the differences on a terminal, or JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .results import SCHEMA, Counts, Difference, PipelineResult, Result, Verification

_STYLES = {Result.SAME: "green", Result.DIFFERENT: "red", Result.NOT_COMPARED: "yellow"}


def as_json(verification: Verification) -> dict[str, Any]:
    """The result as JSON has it; `schema` is its version."""
    return {
        "schema": SCHEMA,
        "result": verification.result.value,
        "project": verification.project,
        "package": verification.package,
        "environment": verification.environment,
        "executor": verification.executor,
        "pipelines": [_pipeline_as_json(pipeline) for pipeline in verification.pipelines],
        "external": [asdict(external) for external in verification.external],
        "linked": list(verification.linked),
        "kept": verification.kept,
    }


def _pipeline_as_json(pipeline: PipelineResult) -> dict[str, Any]:
    return {**asdict(pipeline), "result": pipeline.result.value}


def print_report(verification: Verification, console: Console) -> None:
    """Print the table, then each first difference with where to look."""
    for external in verification.external:
        warning = (
            f"Outside of the project: {external.dataset} ({external.type}): {external.reason}."
        )
        console.print(Text(warning, style="yellow"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Pipeline", "Result", "Runs", "Files", "Hook calls", "Messages"):
        table.add_column(column, overflow="fold")
    for pipeline in verification.pipelines:
        is_compared = pipeline.result is not Result.NOT_COMPARED
        table.add_row(
            Text(pipeline.name),
            Text(pipeline.result.value, style=_STYLES[pipeline.result]),
            Text(pipeline.state),
            *(_cells(pipeline.counts) if is_compared else ("", "", "")),
        )
    console.print(table)
    for pipeline in verification.pipelines:
        for note in pipeline.notes:
            console.print(Text(f"{pipeline.name}: {note}"))
        for difference in pipeline.differences:
            _print_difference(pipeline, difference, console)
    if verification.reported and verification.result is Result.DIFFERENT:
        console.print(Text("\nThe export reports differences; one of them may be the reason:"))
        for diagnostic in verification.reported:
            console.print(Text(f"  {diagnostic}"))
    if verification.linked:
        linked = ", ".join(verification.linked)
        console.print(Text(f"Linked, not copied: {linked}."))
    if verification.kept:
        console.print(Text(f"The runs are kept in {verification.kept}."))


def _cells(counts: Counts) -> tuple[str, str, str]:
    return files_in_words(counts), str(counts.hook_calls), str(counts.messages)


def files_in_words(counts: Counts) -> str:
    """How many files are the same, and how many of them only in their structure."""
    total = counts.files + counts.files_by_structure
    loose = f" ({counts.files_by_structure} by structure)" if counts.files_by_structure else ""
    return f"{total}{loose}"


def _print_difference(pipeline: PipelineResult, difference: Difference, console: Console) -> None:
    more = f" And {difference.others} more of this kind." if difference.others else ""
    console.print(
        Text.assemble(
            "\n",
            (f"{pipeline.name}, {difference.aspect}: ", "bold red"),
            f"{difference.message}{more}\n",
            f"  {difference.look_at}",
        )
    )
