"""Errors that end an export, each with a stable code, a remedy and an exit code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import IntEnum

# A hint names no more than this.
_SHOWN = 20


class ExitCode(IntEnum):
    """Exit codes of the command line; part of its contract."""

    DONE = 0
    DRIFT = 1
    USAGE = 2
    PROJECT = 3
    DIAGNOSTICS = 4
    CONFLICTS = 5
    # As of any command that is ended by the signal of Ctrl-C.
    INTERRUPTED = 130


class KedroToDagsterError(Exception):
    """Base of the errors that a user can do something about.

    `code` is stable and documented; `hint` says what to do.
    """

    exit_code = ExitCode.PROJECT

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class UsageError(KedroToDagsterError):
    """The command or its configuration is wrong."""

    exit_code = ExitCode.USAGE


class ProjectError(KedroToDagsterError):
    """The Kedro project cannot be exported as it is."""

    exit_code = ExitCode.PROJECT


class ConflictsError(KedroToDagsterError):
    """Edits and the export have changed the same; both stand in the package, with markers."""

    exit_code = ExitCode.CONFLICTS


class NotInGitError(KedroToDagsterError):
    """A commit would leave out files that an export has made."""

    exit_code = ExitCode.DRIFT


class StrictError(KedroToDagsterError):
    """Something is approximated or refused, and the export was to be strict."""

    exit_code = ExitCode.DIAGNOSTICS
    # What is to be told before the error itself.
    diagnostics: tuple[object, ...] = ()


def near(name: object, known: Iterable[str]) -> str:
    """A hint: the known name that is most like the one given, and which there are."""
    names = sorted(known)
    if not names:
        return "There are none."
    alike = difflib.get_close_matches(str(name), names, n=1)
    # Kedro's names of nodes begin with the namespace.
    alike = alike or [
        candidate
        for candidate in names
        if candidate.endswith(f".{name}") or candidate.startswith(f"{name}_")
    ]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    shown = f"There are {', '.join(names[:_SHOWN])}{more}."
    return f"Did you mean {alike[0]!r}? {shown}" if alike else shown
