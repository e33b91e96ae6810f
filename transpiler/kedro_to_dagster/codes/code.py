"""What a row of the table of codes has: the texts of a diagnostic or of an error, and how they are filled.

A code never changes its meaning. One code may have several messages, each a constant of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, TypeVar

from ..errors import KedroToDagsterError


class Severity(Enum):
    """How far the generated package is from what the project says."""

    NOTE = "note"
    APPROXIMATED = "approximated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a diagnostic says of one thing: the code, and its texts with all fields filled in."""

    code: str
    message: str
    hint: str | None


@dataclass(frozen=True)
class DiagnosticCode:
    """A code of a diagnostic. Called with the fields of its message and remedy, it gives a finding.

    `about` says what its subjects are: node, dataset, parameter, pipeline or hook; empty for the project.
    With `has_one_remedy`, all diagnostics of the code are told in one line.
    """

    id: str
    severity: Severity
    title: str
    message: str
    remedy: str | None = None
    about: tuple[str, ...] = ()
    has_one_remedy: bool = False
    documentation: str = ""

    def __call__(self, **fields: object) -> Finding:
        """The texts for one case."""
        return Finding(
            code=self.id,
            message=_filled(self.message, fields),
            hint=_filled_hint(self.remedy, fields),
        )

    def worded(self, message: str, remedy: str | None = None) -> DiagnosticCode:
        """The same code with another message."""
        return replace(self, message=message, remedy=remedy)


Error = TypeVar("Error", bound=KedroToDagsterError)


@dataclass(frozen=True)
class ErrorCode(Generic[Error]):
    """A code of an error. Called with the fields of its message and remedy, it gives the error to raise."""

    id: str
    kind: type[Error]
    message: str
    remedy: str | None = None
    documentation: str = ""

    def __call__(self, **fields: object) -> Error:
        """The error of one case."""
        return self.kind(self.id, _filled(self.message, fields), _filled_hint(self.remedy, fields))

    def worded(self, message: str, remedy: str | None = None) -> ErrorCode[Error]:
        """The same code with another message."""
        return replace(self, message=message, remedy=remedy)


def _filled(template: str, fields: dict[str, object]) -> str:
    return template.format_map(fields)


def _filled_hint(template: str | None, fields: dict[str, object]) -> str | None:
    """A remedy may be a field as a whole, and that may be none."""
    known = {name: "" if value is None else value for name, value in fields.items()}
    return (_filled(template, known) if template else "") or None
