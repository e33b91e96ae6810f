"""Nodes that dive, and keep the log."""

from typing import Any


def dive(depth: int, lead: float, season: str) -> dict[str, Any]:
    """Dive as deep as the run says."""
    return {"depth": depth, "lead": lead, "season": season}


def keep_log(dive: dict[str, Any], depth: int) -> list[str]:
    """Write the dive into the log."""
    return [f"{dive['depth']} of {depth} metres in {dive['season']}"]


def check_gear(gear: dict[str, Any]) -> dict[str, Any]:
    """Check the gear, with lead or without it."""
    return {**gear, "checked": sorted(gear)}
