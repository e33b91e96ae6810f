"""Functions about honey."""

import pandas as pd


def name_jars(jars: pd.DataFrame) -> list[str]:
    """Name the jars, in the order in which they come."""
    return [f"{jar}: {grams}" for jar, grams in zip(jars["jar"], jars["grams"], strict=True)]


def pick_heavy(jars: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """Pick the heavy jars."""
    return jars[jars["grams"] >= smallest]


def report_hives(hives: dict[str, int]) -> dict[str, object]:
    """Report the hives."""
    return {"hives": list(hives), "bees": sum(hives.values())}


def report_flowers(flowers: list[str]) -> str:
    """Report the flowers, in the order in which they come."""
    return ", ".join(flowers)
