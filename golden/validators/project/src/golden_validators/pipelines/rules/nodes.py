"""Functions that make and read stamps."""


def stamp() -> list[str]:
    """Make a first stamp."""
    return ["made"]


def stamp_two() -> list[list[str]]:
    """Make first stamps for two datasets."""
    return [["made with another"], ["made with another"]]


def collect(**stamps: list[str]) -> dict[str, list[str]]:
    """Collect the stamps as they have been read."""
    return stamps
