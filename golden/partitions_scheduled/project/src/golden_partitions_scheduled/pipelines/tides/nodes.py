"""Functions that are run for one day at a time."""

from collections.abc import Callable

Loaders = dict[str, Callable[[], list[float]]]


def correct(readings: Loaders, gauge: dict[str, float]) -> dict[str, list[float]]:
    """Correct the readings of a day."""
    return {day: [each + gauge["offset"] for each in load()] for day, load in readings.items()}


def find_high(corrected: Loaders) -> dict[str, float]:
    """Find the high tide of a day."""
    return {day: max(load()) for day, load in corrected.items()}
