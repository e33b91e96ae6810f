"""What the parameters are."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Night(BaseModel):
    """Climate at night."""

    degrees: float
    hours: int = 10


class Climate(BaseModel):
    """Climate by day, and the one at night in it."""

    degrees: float
    since: date | None = None
    night: Night = Night(degrees=10)


class Fan(BaseModel):
    """A fan that may be missing."""

    speed: int
    noisy: bool = False


class Pump(BaseModel):
    """A pump, part of something that has no type."""

    name: str
    bar: float


class Span(BaseModel, Generic[T]):
    """A span of hours or of days: with its argument, no name leads to the class."""

    first: T
    last: T


@dataclass
class Shade:
    """A shade that may be missing."""

    colour: str


@dataclass
class BedPlan:
    """A plan of beds, with a default that is made anew each time."""

    rows: int
    plants: list[str]
    soil: dict[str, Any] = field(default_factory=dict)
    labels: list[str] = field(default_factory=lambda: ["none"])
