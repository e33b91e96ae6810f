"""Functions, methods and callable objects that a module holds under a name."""

from collections.abc import Callable
from functools import wraps
from typing import Any

Reading = dict[str, Any]


def drop_gaps(readings: list[Reading]) -> list[Reading]:
    """Drop the readings that have no level."""
    return [each for each in readings if each["level"] is not None]


def checked(function: Callable[..., list[Reading]]) -> Callable[..., list[Reading]]:
    """Check that a function loses no reading, and keep its name."""

    @wraps(function)
    def check(readings: list[Reading]) -> list[Reading]:
        made = function(readings)
        if len(made) != len(readings):
            raise ValueError("a reading is lost")
        return made

    return check


def rounded(function: Callable[..., list[Reading]]) -> Callable[..., list[Reading]]:
    """Round the levels that a function returns; its name is not kept."""

    def round_levels(readings: list[Reading]) -> list[Reading]:
        return [{**each, "level": round(each["level"], 3)} for each in function(readings)]

    return round_levels


@checked
def sort_by_hour(readings: list[Reading]) -> list[Reading]:
    """Put the readings in the order of their hours."""
    return sorted(readings, key=lambda each: (each["hour"], each["gauge"]))


@rounded
def to_metres(readings: list[Reading]) -> list[Reading]:
    """Turn centimetres into metres."""
    return [{**each, "level": each["level"] / 100} for each in readings]


class Harbour:
    """A harbour and the height of its chart datum."""

    names = ["north", "south"]

    def __init__(self, datum: float) -> None:
        self.datum = datum

    @staticmethod
    def is_high(readings: list[Reading]) -> list[bool]:
        """Tell for each reading whether the water is high."""
        return [each["level"] > 3 for each in readings]

    @classmethod
    def own_readings(cls, readings: list[Reading]) -> list[Reading]:
        """Keep the readings of the harbour's own gauges."""
        return [each for each in readings if each["gauge"] in cls.names]

    def above_datum(self, readings: list[Reading]) -> list[Reading]:
        """Measure the levels from the chart datum."""
        return [{**each, "level": round(each["level"] - self.datum, 3)} for each in readings]


class Clip:
    """Clips levels to a range."""

    def __init__(self, lowest: float, highest: float) -> None:
        self.lowest = lowest
        self.highest = highest

    def __call__(self, readings: list[Reading]) -> list[Reading]:
        """Clip the levels to what the gauge can measure."""
        return [
            {**each, "level": min(max(each["level"], self.lowest), self.highest)}
            for each in readings
        ]


old_harbour = Harbour(datum=0.35)
clip_spikes = Clip(0.0, 6.0)
