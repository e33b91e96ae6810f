"""Diagnostics: what the export has to tell about a project, with stable codes.

Every feature of a project has one of three outcomes: translated, approximated or refused. The second
and third are always reported; a note tells of something translated that a reviewer may wonder at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .codes import DIAGNOSTICS, Finding, Severity
from .kedro_model.place import Place

__all__ = ["Diagnostic", "DiagnosticLog", "Severity", "of_severity"]

# A line names no more of the others.
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing to report: what it is about, where it stands, and what can be done.

    `cause` is what several diagnostics may come from; `others` are those of the same cause, if this one
    stands for them.
    """

    code: str
    subject: str
    message: str
    hint: str | None = None
    place: Place | None = None
    cause: str | None = None
    others: tuple[Diagnostic, ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is; decided by the code."""
        return DIAGNOSTICS[self.code].severity

    def told(self, *, in_full: bool = False) -> str:
        """The line that tells it and names some of the others; in full, with a line for each of them."""
        hint = f" {self.hint}" if self.hint else ""
        also = "" if in_full else self._also()
        line = f"{self.code} {self.severity.value}: {self._located}{also}{hint}"
        return "\n    ".join([line, *(other._located for other in self.others if in_full)])

    @property
    def _located(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message

    def _also(self) -> str:
        subjects = [f"'{other.subject}'" for other in self.others[:_SHOWN]]
        rest = len(self.others) - len(subjects)
        *first, last = [*subjects, *([f"{rest} more"] if rest else [])] or [""]
        if not last:
            return ""
        return f" The same goes for {', '.join(first)}{' and ' if first else ''}{last}."

    def __str__(self) -> str:
        return self.told()


@dataclass(slots=True)
class DiagnosticLog:
    """Collects diagnostics while a project is inspected and lowered, each one once."""

    _entries: dict[Diagnostic, None] = field(default_factory=dict)

    def add(
        self,
        finding: Finding,
        subject: str,
        *,
        place: Place | None = None,
        cause: str | None = None,
    ) -> None:
        """Report something; without a `cause`, what differs in the subject only has one cause."""
        entry = Diagnostic(
            code=finding.code,
            subject=subject,
            message=finding.message,
            hint=finding.hint,
            place=place,
            cause=cause,
        )
        self._entries[entry] = None

    @property
    def entries(self) -> tuple[Diagnostic, ...]:
        """Everything reported, in the order of codes and subjects."""
        return tuple(
            sorted(
                self._entries,
                key=lambda entry: (len(entry.code), entry.code, entry.subject, entry.message),
            )
        )

    @property
    def by_cause(self) -> tuple[Diagnostic, ...]:
        """One diagnostic for each cause, which names the others of the same."""
        groups: dict[tuple[str, str], list[Diagnostic]] = {}
        for entry in self.entries:
            groups.setdefault((entry.code, _cause_of(entry)), []).append(entry)
        return tuple(
            replace(first, others=_once_each(first, others)) for first, *others in groups.values()
        )


def _once_each(first: Diagnostic, others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """One of each subject: it may be reported for several environments."""
    subjects = {entry.subject: entry for entry in others if entry.subject != first.subject}
    return tuple(subjects.values())


def _cause_of(entry: Diagnostic) -> str:
    if entry.cause is not None:
        return entry.cause
    if DIAGNOSTICS[entry.code].has_one_remedy:
        return ""
    return f"{entry.message} {entry.hint}".replace(f"'{entry.subject}'", "''")


def of_severity(diagnostics: Iterable[Diagnostic], severity: Severity) -> tuple[Diagnostic, ...]:
    """The diagnostics of one severity."""
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity is severity)
