"""What the command prints: progress on a terminal, plain lines elsewhere, and a closing summary."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from ..diagnostics import Severity, of_severity

if TYPE_CHECKING:
    from ..api import Export
    from ..review.plan import Plan

_STYLES = {
    Severity.NOTE: "dim",
    Severity.APPROXIMATED: "yellow",
    Severity.REFUSED: "red",
}


@dataclass(slots=True)
class Output:
    """Prints to the standard output, as much as was asked for."""

    verbose: bool = False
    quiet: bool = False
    console: Console = field(default_factory=lambda: Console(soft_wrap=True, highlight=False))

    @contextlib.contextmanager
    def progress(self, what: str) -> Iterator[Callable[[str], None]]:
        """Show on a terminal that something is under way; returns what shows its next stage."""
        if self.quiet or not self.console.is_terminal:
            yield lambda _: None
            return
        with self.console.status(f"{escape(what)} …") as status:
            yield lambda stage: status.update(f"{escape(stage)} …")

    def summary(self, export: Export, plan: Plan) -> None:
        """Print what was exported, what it has become, and what there is to report."""
        if self.quiet:
            return
        diagnostics = export.generated.diagnostics
        for diagnostic in diagnostics:
            if diagnostic.severity is not Severity.NOTE or self.verbose:
                message = diagnostic.told(in_full=self.verbose)
                line = Text(message)
                line.stylize(_STYLES[diagnostic.severity], 0, message.index(":"))
                self.console.print(line)
        project, written = export.generated.project, export.written
        nodes = {node.identity for pipeline in project.pipelines for node in pipeline.nodes}
        self.console.print(
            f"Exported {project.package_name} to {export.folder}: "
            f"{_count(len(project.pipelines), 'pipeline')}, {_count(len(nodes), 'node')}, "
            f"{_count(len(project.datasets), 'dataset')}.",
            markup=False,
        )
        self.console.print(
            f"Files: {len(written.added)} added, {len(written.changed)} changed, "
            f"{len(written.removed)} removed, {len(written.unchanged)} unchanged.",
            markup=False,
        )
        self.console.print(_planned(plan), markup=False)
        if export.edited:
            self.console.print(f"Edits kept in: {', '.join(export.edited)}.", markup=False)
        if export.drops_edits:
            self.console.print(
                "Edits are no longer kept, as the last export did: they are in git, and in the diff. "
                "--merge keeps them.",
                markup=False,
            )
        counts = ", ".join(
            f"{len(of_severity(diagnostics, severity))} {severity.value}"
            for severity in (Severity.REFUSED, Severity.APPROXIMATED)
        )
        notes = len(of_severity(diagnostics, Severity.NOTE))
        hint = "" if self.verbose or not notes else " (-v shows them)"
        self.console.print(f"Diagnostics: {counts}, {_count(notes, 'note')}{hint}.", markup=False)


def _planned(plan: Plan) -> str:
    """The plan in a line: the dispositions, and what will bite in production."""
    counts = ", ".join(f"{count} {kind}" for kind, count in plan.counts.items() if count)
    if not plan.warnings:
        return f"Plan: {counts}."
    codes = ", ".join(sorted({warned.code for warned in plan.warnings}))
    warnings = f"{_count(len(plan.warnings), 'warning')} for production ({codes})"
    return f"Plan: {counts}; {warnings}: see 'kedro-to-dagster plan'."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
