"""What the command prints: progress on a terminal, plain lines elsewhere, and a closing summary."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console

from ..diagnostics import Severity, of_severity

if TYPE_CHECKING:
    from ..api import Export


@dataclass(slots=True)
class Output:
    """Prints to the standard output, as much as was asked for."""

    verbose: bool = False
    quiet: bool = False
    console: Console = field(default_factory=lambda: Console(soft_wrap=True, highlight=False))

    @contextlib.contextmanager
    def progress(self, what: str) -> Iterator[None]:
        """Show that something is under way."""
        if self.quiet or not self.console.is_terminal:
            yield
            return
        with self.console.status(f"{what} …"):
            yield

    def summary(self, made: Export) -> None:
        """Print what was exported and what there is to report."""
        if self.quiet:
            return
        diagnostics = made.generated.diagnostics
        for each in diagnostics:
            if each.severity is not Severity.NOTE or self.verbose:
                self.console.print(each.told(in_full=self.verbose), markup=False)
        project, written = made.generated.project, made.written
        nodes = {node.identity for pipeline in project.pipelines for node in pipeline.nodes}
        self.console.print(
            f"Exported {project.package_name} to {made.folder}: "
            f"{_count(len(project.pipelines), 'pipeline')}, {_count(len(nodes), 'node')}, "
            f"{_count(len(project.datasets), 'dataset')}.",
            markup=False,
        )
        self.console.print(
            f"Files: {len(written.added)} added, {len(written.changed)} changed, "
            f"{len(written.removed)} removed, {len(written.unchanged)} unchanged.",
            markup=False,
        )
        if made.edited:
            self.console.print(f"Edits kept in: {', '.join(made.edited)}.", markup=False)
        if made.drops_edits:
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


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
