"""Functions that take and give dictionaries of partitions."""

from collections.abc import Callable

import pandas as pd

Loaders = dict[str, Callable[[], pd.DataFrame]]


def total(counts: Loaders) -> dict[str, dict[str, object]]:
    """Total the birds of each hide: a partition of data for each partition that is read."""
    return {
        f"{hide}_total": {"hide": hide, "birds": int(load()["count"].sum())}
        for hide, load in counts.items()
    }


def tabulate(counts: Loaders, rare_below: int) -> dict[str, Callable[[], pd.DataFrame]]:
    """Tabulate the common and the rare birds, each table made only when it is saved."""

    def common() -> pd.DataFrame:
        every = pd.concat([load() for load in counts.values()])
        return every[every["count"] >= rare_below].sort_values("bird")

    def rare() -> pd.DataFrame:
        every = pd.concat([counts[hide]() for hide in sorted(counts, reverse=True)])
        return every[every["count"] < rare_below]

    return {"rare/birds": rare, "common/birds": common}


def add_up(totals: dict[str, Callable[[], dict[str, object]]]) -> dict[str, object]:
    """Add up the totals, which another node has saved file by file."""
    loaded = {name: load() for name, load in totals.items()}
    return {"partitions": sorted(loaded), "birds": sum(each["birds"] for each in loaded.values())}


def add_up_counts(counts: Loaders) -> dict[str, int]:
    """Add up the counts of each hide."""
    return {hide: int(load()["count"].sum()) for hide, load in counts.items()}


def measure_stories(stories: dict[str, Callable[[], str]]) -> dict[str, int]:
    """Measure how long each story is."""
    return {name: len(load()) for name, load in stories.items()}


def draft(counts: Loaders) -> dict[str, str]:
    """Draft a report for each hide."""
    return {hide: f"Draft about {len(load())} kinds at {hide}" for hide, load in counts.items()}


def revise(drafts: dict[str, Callable[[], str]]) -> dict[str, str]:
    """Revise the drafts into one report."""
    texts = [load() for _, load in sorted(drafts.items())]
    return {"all_hides": "\n".join(text.replace("Draft", "Report") for text in texts) + "\n"}
