"""Functions that are run for one letter at a time."""

from collections.abc import Callable

Loaders = dict[str, Callable[[], str]]


def answer(letters: Loaders) -> dict[str, str]:
    """Answer a letter."""
    return {sender: f"Dear {sender},\n{load()[::-1]}" for sender, load in letters.items()}
