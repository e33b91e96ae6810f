"""What happens in every harbour, and between them."""

from typing import Any

import pandas as pd


def sort_ships(arrivals: pd.DataFrame, heaviest: int) -> pd.DataFrame:
    """Sort the ships that may come in by their weight."""
    return arrivals[arrivals["tons"] <= heaviest].sort_values("tons")


def count_tons(ships: pd.DataFrame) -> dict[str, int]:
    """Count the ships and their tons, and use up the list."""
    counted = {"ships": len(ships), "tons": int(ships["tons"].sum())}
    ships.drop(index=ships.index, inplace=True)
    return counted


def summarise(ships: pd.DataFrame, counts: dict[str, int]) -> dict[str, Any]:
    """Summarise the day by the list as it was stored, whose rows are numbered anew."""
    return {**counts, "first": ships.loc[0, "ship"]}


def compare(north: dict[str, Any], south: dict[str, Any]) -> dict[str, int]:
    """Compare the two harbours."""
    return {"more_tons_in_the_north": north["tons"] - south["tons"]}
