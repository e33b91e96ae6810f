"""Nodes of the harbour, which write down what they were given and of which types."""

from typing import Any


def assign_berths(arrivals: list[str], berths: int) -> dict[str, int]:
    """Give each ship a berth; those that find none wait at berth 0."""
    return {ship: place if place <= berths else 0 for place, ship in enumerate(arrivals, start=1)}


def write_book(plan: dict[str, int], day: str, watch: dict[str, Any]) -> dict[str, Any]:
    """Enter the day in the book."""
    crew = watch["crew"]
    return {
        "day": [day, type(day).__name__],
        "ships": sorted(plan),
        "strict": [watch["strict"], type(watch["strict"]).__name__],
        "crew": [crew["size"], *crew["names"]],
        "note": watch["note"],
    }


def copy_tides(season: str) -> dict[str, str]:
    """Name the tides of the season."""
    return {"season": season}
