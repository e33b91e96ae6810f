"""The table of codes: each diagnostic and error with its message, remedy and documentation.

A module for each topic has the rows; the page `docs/reference/diagnostics.md` is written from them.
"""

from __future__ import annotations

from typing import Any, TypeVar

from . import (
    command,
    copying,
    dagster_yml,
    datasets,
    groups,
    hooks,
    nodes,
    package,
    parameters,
    project,
    translator,
    validators,
)
from .code import DiagnosticCode, ErrorCode, Finding, Severity

__all__ = ["DIAGNOSTICS", "ERRORS", "TOPICS", "DiagnosticCode", "ErrorCode", "Finding", "Severity"]

Row = TypeVar("Row", DiagnosticCode, ErrorCode[Any])

TOPICS = (
    project,
    parameters,
    nodes,
    hooks,
    datasets,
    validators,
    copying,
    translator,
    groups,
    dagster_yml,
    package,
    command,
)


def _number(code: str) -> int:
    return int(code.removeprefix("K2D"))


def _rows(kind: type[Row]) -> dict[str, Row]:
    """The rows of a kind in the order of their codes; of several messages of one code, the first."""
    rows: dict[str, Row] = {}
    for topic in TOPICS:
        for row in vars(topic).values():
            if isinstance(row, kind):
                rows.setdefault(row.id, row)
    return {code: rows[code] for code in sorted(rows, key=_number)}


DIAGNOSTICS: dict[str, DiagnosticCode] = _rows(DiagnosticCode)
ERRORS: dict[str, ErrorCode[Any]] = _rows(ErrorCode)
