"""Functions of a beekeeper."""

from collections.abc import Callable

Loaders = dict[str, Callable[[], list[int]]]


def light(grams: int) -> None:
    """Light the smoker."""
    assert grams


def open_hives(smoker: str, hives: Loaders) -> dict[str, list[int]]:
    """Take the frames out of a hive."""
    assert smoker == "__nothing__"
    return {hive: sorted(load()) for hive, load in hives.items()}


def spin(frames: Loaders) -> dict[str, list[int]]:
    """Fill the jars of a hive."""
    return {hive: [sum(load())] for hive, load in frames.items()}


def weigh(frames: Loaders) -> dict[str, int]:
    """Weigh all frames."""
    return {"frames": sum(len(load()) for load in frames.values())}
