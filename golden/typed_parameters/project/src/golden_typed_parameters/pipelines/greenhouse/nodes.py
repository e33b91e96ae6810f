"""Functions that tell what they are given."""

from __future__ import annotations

from typing import Any, Optional

from ...options import BedPlan, Climate, Fan, Shade, Span


def tell(value: object) -> str:
    """Tell the type of a value and the value."""
    return f"{type(value).__name__}: {value!r}\n"


def tell_climate(climate: Climate) -> str:
    """Tell the climate, a Pydantic model."""
    return tell(climate) + tell(climate.night) + tell(climate.since)


def tell_beds(plants: list[str], plan: BedPlan, climate: Climate) -> str:
    """Tell the plan of the beds, a dataclass, next to data and to another parameter."""
    return tell(plants) + tell(plan) + tell(plan.soil) + tell(climate.degrees)


def tell_options(fan: Optional[Fan], shade: Shade | None) -> str:  # noqa: UP045
    """Tell which of the options there are."""
    return tell(fan) + tell(shade)


def tell_notes(notes, beds: list[BedPlan], raw: dict[str, Any]) -> str:
    """Tell what has no type that could be made: dictionaries and a list of them."""
    return tell(notes) + tell(beds) + tell(raw)


def tell_parts(night: object, hours: object, degrees: object, soil: object, plants: object) -> str:
    """Tell the parts of parameters that have a type elsewhere."""
    return tell(night) + tell(hours) + tell(degrees) + tell(soil) + tell(plants)


def tell_again(climate, plan: dict[str, Any]) -> str:
    """Tell what other functions have a type for, but this one has not."""
    return tell(climate) + tell(plan)


def tell_opening(opening: Span[int], fallback: Span[int] | None) -> str:
    """Tell the hours, a generic model."""
    return tell(opening) + tell(fallback)


def tell_watering(watering: dict[str, Any]) -> str:
    """Tell the watering, a dictionary with an object in it."""
    return "".join(tell(value) for value in [watering, *watering.values()])


def tell_all(parameters: dict[str, Any]) -> str:
    """Tell all the parameters."""
    return "".join(f"{name} is {tell(value)}" for name, value in sorted(parameters.items()))
