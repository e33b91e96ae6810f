"""Functions that are run for one day and one shop at a time."""

from collections.abc import Callable

Loaders = dict[str, Callable[[], list[int]]]


def add_up(receipts: Loaders, rates: dict[str, Callable[[], int]]) -> dict[str, int]:
    """Add up the receipts of a day and a shop, in the shop's currency."""
    return {key: sum(load()) * rates[key.split("/")[1]]() for key, load in receipts.items()}


def rebate(sums: dict[str, Callable[[], int]]) -> dict[str, int]:
    """Take off a tenth."""
    return {key: load() * 9 // 10 for key, load in sums.items()}
