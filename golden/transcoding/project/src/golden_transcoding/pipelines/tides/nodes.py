"""Functions about tides."""

from typing import Any

import pandas as pd


def tabulate_tides(tide: dict[str, Any]) -> pd.DataFrame:
    """Tabulate the heights of the tide, six hours apart."""
    heights = tide["heights"]
    hours = [tide["first_hour"] + 6 * number for number in range(len(heights))]
    return pd.DataFrame({"hour": hours, "height_m": heights})


def post_tides(table: str) -> str:
    """Post the table of the tides, upside down."""
    header, *rows = table.splitlines()
    return "\n".join([header, *reversed(rows)]) + "\n"
