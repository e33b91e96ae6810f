"""Functions that make partitions from other ones: the keys of what they return are their own."""

from collections.abc import Callable

Loaders = dict[str, Callable[[], list[int]]]

BASINS = {"g1": ("upper",), "g2": ("upper",), "g3": ("lower",), "g4": ("lower", "delta")}
RENAMED = {"g1": "10", "g2": "20", "g3": "30", "g4": "40"}


def number(gauges: Loaders) -> dict[str, list[int]]:
    """Give each gauge a number: one partition from one of another name."""
    return {RENAMED[gauge]: load() for gauge, load in gauges.items()}


def check(gauges: Loaders) -> dict[str, list[int]]:
    """Drop the readings that cannot be."""
    return {gauge: [each for each in load() if each < 16] for gauge, load in gauges.items()}


def drain(gauges: Loaders) -> dict[str, int]:
    """Add up each basin: one partition from many, and one that is in many."""
    totals: dict[str, int] = {}
    for gauge, load in gauges.items():
        for basin in BASINS[gauge]:
            totals[basin] = totals.get(basin, 0) + sum(load())
    return totals


def double(numbered: Loaders) -> dict[str, list[int]]:
    """Double each number's rain: the same partition."""
    return {key: [2 * each for each in load()] for key, load in numbered.items()}


def rank(basins: dict[str, Callable[[], int]], gauges: Loaders) -> dict[str, list[int]]:
    """Compare each basin with every gauge: all partitions."""
    every = sorted(sum(load()) for load in gauges.values())
    return {basin: [load(), *every] for basin, load in basins.items()}
