"""Reports what `dagster.yml` configures and no job uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ...codes.dagster_yml import ENTRY_UNUSED
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredExecutor, ConfiguredLogger, ConfiguredSchedule


def report_unused(
    kind: str,
    configured: Iterable[ConfiguredExecutor | ConfiguredSchedule | ConfiguredLogger],
    used: Collection[str | None],
    log: DiagnosticLog,
) -> None:
    """Tell of what is configured and no job uses."""
    for unused in configured:
        if unused.name not in used:
            log.add(
                ENTRY_UNUSED(kind=kind, entry=unused.name),
                f"{kind} {unused.name}",
                place=unused.place,
            )
