"""I/O managers that take the place of those of Kedro datasets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...dagster_model.config import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIOManagers:
    """The keys of I/O managers by the plain names of their datasets, and those that the package makes."""

    keys: Mapping[str, str] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()
