"""Checks of datasets; some of them change what they check."""

import pandas as pd


class SortedTable:
    """Sorts a table by a column, and gives columns their types."""

    def __init__(
        self, column: str, types: dict[str, str] | None = None, descending: bool = False
    ) -> None:
        self._column = column
        self._types = types or {}
        self._descending = descending

    def validate(self, data: pd.DataFrame) -> pd.DataFrame:
        """Sort the table, which must have the column."""
        if self._column not in data.columns:
            raise ValueError(f"there is no column {self._column}")
        ordered = data.sort_values(self._column, ascending=not self._descending)
        return ordered.astype(self._types).reset_index(drop=True)


class Stamp:
    """Adds a stamp to a list, each time that it is asked."""

    def __init__(self, *, text: str) -> None:
        self._text = text

    def validate(self, data: list[str]) -> list[str]:
        """Put the stamp behind the other ones."""
        return [*data, self._text]


HEAVIEST_FIRST = SortedTable("grams", descending=True)


def has_hives(data: dict[str, int]) -> None:
    """Refuse data without a hive."""
    if not data:
        raise ValueError("there are no hives")


def unique(data: list[str]) -> list[str]:
    """Leave out what is there twice."""
    return sorted(set(data))


def refuse(data: object) -> object:
    """Refuse everything."""
    raise ValueError(f"nothing is good enough, and {data!r} is not")
