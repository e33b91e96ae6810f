"""Functions that show what the configuration says."""

from typing import Any

import pandas as pd


def price(seedlings: pd.DataFrame, rate: float, rates: dict[str, float]) -> dict[str, Any]:
    """Price the seedlings at each rate."""
    total = float(seedlings["price"].sum())
    return {"rate": total * rate, **{name: total * each for name, each in rates.items()}}


def show_types(seedlings: pd.DataFrame, label: str, limit: int) -> dict[str, str]:
    """Show the types of what has been read."""
    shown = {name: str(dtype) for name, dtype in seedlings.dtypes.items() if name == "height"}
    return {**shown, "first number": seedlings["number"][0], label: type(limit).__name__}


def show_options(parameters: dict[str, Any]) -> dict[str, Any]:
    """Show all parameters."""
    return dict(sorted(parameters.items()))


def dig_beds(rows: int, months: list[int]) -> list[list[int]]:
    """Dig a bed for each month and row."""
    return [[month, row] for month in months for row in range(rows)]


def repeat(motto: str) -> str:
    """Repeat the motto as it is shown."""
    return f"{motto}, {motto}"
