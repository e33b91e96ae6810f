"""Steps from the tickets to the weights in each hall."""

from collections.abc import Callable
from typing import Any

import pandas as pd

Shelf = list[dict[str, Any]]


def shelve(luggage: pd.DataFrame) -> Shelf:
    """Put the luggage on the shelves, the heaviest piece first."""
    return luggage.sort_values("kg", ascending=False).to_dict(orient="records")


def split_by_hall(shelves: Shelf) -> dict[str, Shelf]:
    """Split the shelves by the hall they stand in."""
    halls = sorted({piece["hall"] for piece in shelves})
    return {hall: [piece for piece in shelves if piece["hall"] == hall] for hall in halls}


def weigh(halls: dict[str, Callable[[], Shelf]], digits: int) -> dict[str, float]:
    """Weigh what is kept in each hall."""
    return {
        hall: round(sum(piece["kg"] for piece in load()), digits)
        for hall, load in sorted(halls.items())
    }
