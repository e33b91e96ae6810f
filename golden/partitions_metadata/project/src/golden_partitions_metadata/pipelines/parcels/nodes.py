"""Functions that are run for one region at a time."""

from collections.abc import Callable


def weigh(parcels: dict[str, Callable[[], list[int]]]) -> dict[str, int]:
    """Weigh the parcels of a region."""
    return {region: sum(load()) for region, load in parcels.items()}


def stamp(weights: dict[str, int]) -> dict[str, str]:
    """Stamp what is new; an IncrementalDataset gives data, not functions that load it."""
    return {region: f"{region} {weight} g\n" for region, weight in weights.items()}
