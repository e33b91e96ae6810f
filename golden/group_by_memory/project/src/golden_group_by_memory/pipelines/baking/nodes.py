"""Steps of the bakery, some of which change what they are given."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def mix(flour: pd.DataFrame, loaves: int) -> tuple[pd.DataFrame, list[str]]:
    """Mix the dough, and keep the empty bags."""
    dough = flour.assign(grams=flour["grams"].str.zfill(6), loaves=loaves)
    return dough, sorted(flour["sort"])


def knead(dough: pd.DataFrame) -> pd.DataFrame:
    """Knead the dough that was passed in."""
    dough["sort"] = dough["sort"].str.upper()
    dough.drop(index=dough.index[0], inplace=True)
    return dough


def take_crumbs(dough: pd.DataFrame) -> dict[str, list[str]]:
    """Take crumbs of the dough as it was mixed."""
    return {"sorts": dough["sort"].tolist()}


def open_guest_book(bags: list[str]) -> list[str]:
    """Make a guest book out of the bags."""
    return bags


def fold_bags(bags: list[str]) -> None:
    """Fold the bags; nothing comes of it."""
    bags.clear()


def bake(kneaded: pd.DataFrame, oven: dict[str, int]) -> pd.DataFrame:
    """Bake the loaves."""
    return kneaded.assign(minutes=oven["minutes"])


def taste(
    loaves: pd.DataFrame, crumbs: dict[str, list[str]], guest_book: list[str]
) -> dict[str, Any]:
    """Taste the loaves as they were stored, and write into the guest book."""
    guest_book.append("the baker")
    return {
        "grams": loaves["grams"].tolist(),
        "sorts": loaves["sort"].tolist(),
        "crumbs": crumbs["sorts"],
        "guests": list(guest_book),
    }


def write_labels(loaves: pd.DataFrame) -> Iterator[str]:
    """Write a label for each loaf, one by one."""
    for sort in loaves["sort"]:
        yield f"{sort}\n"
