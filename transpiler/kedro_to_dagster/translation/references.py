"""Objects of one's own, by the path that imports them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPath:
    """An executor or I/O manager of one's own, as the package imports it.

    Attributes:
        path: Where it is, as `module:name`.
        config: What it is configured with: the arguments of an I/O manager's class, or the configuration of
            an executor. Only values that Dagster's configuration can hold.
        key: For an I/O manager, its key among the resources; datasets that name one key share it. By
            default each dataset has one of its own.
    """

    path: str
    config: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
