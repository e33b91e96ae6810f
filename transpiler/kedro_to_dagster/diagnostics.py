"""Diagnostics: what the export has to tell about a project, with stable codes.

Every feature of a project has one of three outcomes: translated, approximated or refused. The second
and third are always reported; a note tells of something translated that a reviewer may wonder at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from .kedro_model.place import Place


class Severity(Enum):
    """How far the generated package is from what the project says."""

    NOTE = "note"
    APPROXIMATED = "approximated"
    REFUSED = "refused"


# Every code with its severity and a title. The reference page of the documentation lists the same.
CODES: dict[str, tuple[Severity, str]] = {
    "K2D101": (Severity.APPROXIMATED, "Kedro warned while it loaded the project"),
    "K2D102": (Severity.NOTE, "A parameter has no value"),
    "K2D103": (Severity.APPROXIMATED, "A dataset class could not be imported"),
    "K2D104": (Severity.APPROXIMATED, "Credentials are written in the catalog"),
    "K2D105": (Severity.REFUSED, "A pipeline cannot be imported"),
    "K2D106": (Severity.APPROXIMATED, "A setting of the project has no effect"),
    "K2D107": (Severity.NOTE, "A setting is for Kedro's own commands"),
    "K2D108": (Severity.APPROXIMATED, "A context class changes the configuration"),
    "K2D109": (Severity.NOTE, "A value is looked up by runs"),
    "K2D110": (Severity.APPROXIMATED, "A value looks like a secret"),
    "K2D111": (Severity.APPROXIMATED, "A file of one person is read"),
    "K2D112": (Severity.REFUSED, "A dataset cannot be made"),
    "K2D113": (Severity.NOTE, "Credentials are not in credentials.yml"),
    "K2D114": (Severity.REFUSED, "A parameter does not fit its type"),
    "K2D201": (Severity.APPROXIMATED, "A function cannot be imported by name"),
    "K2D203": (Severity.APPROXIMATED, "A preview function is left out"),
    "K2D205": (Severity.NOTE, "A node has no name of its own"),
    "K2D206": (Severity.APPROXIMATED, "A parameter's class cannot be imported by name"),
    "K2D208": (Severity.APPROXIMATED, "A module is imported by a name that only a run knows"),
    "K2D209": (Severity.NOTE, "A text names a copied module"),
    "K2D210": (Severity.APPROXIMATED, "A text names a module of the project, and is left as it is"),
    "K2D211": (Severity.APPROXIMATED, "Files are looked for outside of a copied package"),
    "K2D212": (Severity.APPROXIMATED, "A file is not copied"),
    "K2D213": (Severity.APPROXIMATED, "A requirement is left out"),
    "K2D301": (Severity.APPROXIMATED, "Several nodes write one dataset"),
    "K2D302": (Severity.APPROXIMATED, "A node would close a cycle among the assets"),
    "K2D304": (Severity.REFUSED, "A value cannot be written as code"),
    "K2D305": (Severity.NOTE, "A value cannot be edited in the launchpad"),
    "K2D306": (Severity.NOTE, "Metadata does not fit Dagster"),
    "K2D307": (Severity.NOTE, "A runtime parameter is left open"),
    "K2D308": (Severity.REFUSED, "Partitions cannot be translated"),
    "K2D309": (Severity.REFUSED, "A mapping of partitions cannot be translated"),
    "K2D310": (Severity.APPROXIMATED, "Outputs of a node have different partitions"),
    "K2D311": (Severity.APPROXIMATED, "New files are not looked for"),
    "K2D401": (Severity.NOTE, "A name is changed"),
    "K2D501": (Severity.REFUSED, "A pipeline cannot run by itself"),
    "K2D502": (Severity.NOTE, "A pipeline is empty"),
    "K2D503": (Severity.REFUSED, "A job of assets has partitions of several kinds"),
    "K2D521": (Severity.NOTE, "A method of the translator is never asked"),
    "K2D522": (Severity.NOTE, "The translator leaves something out"),
    "K2D523": (Severity.APPROXIMATED, "A dataset keeps its Kedro dataset"),
    "K2D524": (Severity.NOTE, "A dataset of the catalog is not used"),
    "K2D525": (Severity.APPROXIMATED, "A rule of dagster.yml fits nothing"),
    "K2D526": (Severity.NOTE, "An object of one's own is not checked"),
    "K2D541": (Severity.APPROXIMATED, "Nodes that belong together are no one step"),
    "K2D542": (Severity.APPROXIMATED, "A node is a step by itself"),
    "K2D543": (Severity.NOTE, "A setting is true of a whole step"),
    "K2D550": (Severity.NOTE, "A run makes partitions of several kinds"),
    "K2D551": (Severity.NOTE, "Many fixed partitions are made in one step"),
    "K2D604": (Severity.REFUSED, "A hook cannot be registered"),
    "K2D605": (Severity.NOTE, "A change of the catalog reaches one process only"),
    "K2D606": (Severity.NOTE, "Hooks need runtime parameters"),
    "K2D701": (Severity.APPROXIMATED, "An executor's option has no counterpart"),
    "K2D702": (Severity.NOTE, "An executor, schedule or logger is not used"),
    "K2D703": (Severity.APPROXIMATED, "A node is not in its asset job"),
    "K2D704": (Severity.APPROXIMATED, "A password is written in dagster.yml"),
    "K2D705": (Severity.APPROXIMATED, "Jobs differ among the environments"),
    "K2D706": (Severity.REFUSED, "A job's pipeline cannot be imported"),
    "K2D707": (Severity.APPROXIMATED, "A name in dagster.yml is taken for one like it"),
    "K2D708": (Severity.NOTE, "A tag of a job's filter is on no node"),
    "K2D709": (Severity.APPROXIMATED, "A section of dagster.yml is for Dagster itself"),
}

# The codes of diagnostics by what their subject is; what is not listed is about the project.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "node": (
        "K2D201",
        "K2D203",
        "K2D205",
        "K2D301",
        "K2D302",
        "K2D310",
        "K2D401",
        "K2D522",
        "K2D542",
    ),
    "dataset": (
        *("K2D103", "K2D104", "K2D109", "K2D110", "K2D111", "K2D304", "K2D305", "K2D306"),
        *("K2D112", "K2D113", "K2D308", "K2D309", "K2D311", "K2D401"),
        "K2D523",
        "K2D524",
        "K2D551",
    ),
    "parameter": (
        *("K2D102", "K2D109", "K2D110", "K2D111", "K2D114", "K2D206", "K2D304"),
        *("K2D305", "K2D307"),
    ),
    "pipeline": ("K2D105", "K2D501", "K2D502", "K2D503", "K2D550"),
    "hook": ("K2D604", "K2D605", "K2D606"),
}

# Those that have one remedy, whatever they are about: they are told in one line.
_ALIKE = frozenset({"K2D205", "K2D301", "K2D401"})
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
        return CODES[self.code][0]

    def told(self, *, in_full: bool = False) -> str:
        """The line that tells it and names some of the others; in full, with a line for each of them."""
        hint = f" {self.hint}" if self.hint else ""
        also = "" if in_full else self._also()
        told = f"{self.code} {self.severity.value}: {self._located}{also}{hint}"
        return "\n    ".join([told, *(other._located for other in self.others if in_full)])

    @property
    def _located(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message

    def _also(self) -> str:
        named = [f"'{other.subject}'" for other in self.others[:_SHOWN]]
        rest = len(self.others) - len(named)
        *first, last = [*named, *([f"{rest} more"] if rest else [])] or [""]
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
        code: str,
        subject: str,
        message: str,
        *,
        hint: str | None = None,
        place: Place | None = None,
        cause: str | None = None,
    ) -> None:
        """Report something; without a `cause`, what differs in the subject only has one cause."""
        entry = Diagnostic(
            code=code, subject=subject, message=message, hint=hint, place=place, cause=cause
        )
        self._entries[entry] = None

    @property
    def entries(self) -> tuple[Diagnostic, ...]:
        """Everything reported, in the order of codes and subjects."""
        return tuple(
            sorted(self._entries, key=lambda each: (each.code, each.subject, each.message))
        )

    @property
    def by_cause(self) -> tuple[Diagnostic, ...]:
        """One diagnostic for each cause, which names the others of the same."""
        groups: dict[tuple[str, str], list[Diagnostic]] = {}
        for entry in self.entries:
            groups.setdefault((entry.code, _cause_of(entry)), []).append(entry)
        return tuple(
            replace(first, others=_each_once(first, others)) for first, *others in groups.values()
        )


def _each_once(first: Diagnostic, others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """One of each subject: it may be reported for several environments."""
    subjects = {entry.subject: entry for entry in others if entry.subject != first.subject}
    return tuple(subjects.values())


def _cause_of(entry: Diagnostic) -> str:
    if entry.cause is not None:
        return entry.cause
    if entry.code in _ALIKE:
        return ""
    return f"{entry.message} {entry.hint}".replace(f"'{entry.subject}'", "''")


def of_severity(diagnostics: Iterable[Diagnostic], severity: Severity) -> tuple[Diagnostic, ...]:
    """The diagnostics of one severity."""
    return tuple(each for each in diagnostics if each.severity is severity)
