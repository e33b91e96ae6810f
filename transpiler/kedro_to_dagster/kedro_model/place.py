"""Where a thing stands in the project, for messages and comments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a thing was found: a file, relative to the project's folder, and a line or a key in it."""

    file: str
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return where if self.key is None else f"{where} ({self.key})"


def in_source_order(place: Place | None) -> tuple[bool, str, int]:
    """What sorts things as they stand in the project; those whose place is not known come last.

    Generated code in this order has two additions in the same gap only if the project has them in one, so
    that branches of the package merge where branches of the project do.
    """
    return (True, "", 0) if place is None else (False, place.file, place.line or 0)
