"""What the README of the package says, beside what the other models have for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A step of the picture of the pipelines: one reads what another one writes, or what is there."""

    source: str
    target: str
