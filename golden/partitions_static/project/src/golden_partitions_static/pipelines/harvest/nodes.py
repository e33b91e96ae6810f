"""Functions that are run for each field: they take and give dictionaries with the fields as keys."""

from collections.abc import Callable
from typing import Any

Loaders = dict[str, Callable[[], Any]]


def weigh(crates: Loaders) -> dict[str, dict[str, float]]:
    """Weigh the crates of each field."""
    return {field: {"kilos": sum(load())} for field, load in crates.items()}


def label(weights: Loaders, tariff: dict[str, float]) -> tuple[dict[str, str], dict[str, float]]:
    """Label what each field gave, and say what it is worth."""
    kilos = {field: load()["kilos"] for field, load in weights.items()}
    labels = {field: f"{field}: {each} kg\n" for field, each in kilos.items()}
    return labels, {field: each * tariff["per_kilo"] for field, each in kilos.items()}


def send(labels: Loaders, letterheads: Loaders) -> dict[str, str]:
    """Write a letter about each field."""
    return {field: letterheads[field]() + load() for field, load in labels.items()}


def print_letterheads(tariff: dict[str, float]) -> dict[str, str]:
    """Print the letterheads of all fields at once: nothing that is read tells which."""
    fields = ("north", "south", "behind the mill/2")
    return {field: f"{tariff['year']} - {field}\n" for field in fields}


def add_up(weights: Loaders) -> float:
    """Add up all fields."""
    return sum(load()["kilos"] for load in weights.values())


def share_out(harvest: float, weights: Loaders) -> dict[str, float]:
    """Tell each field's share of the harvest."""
    return {field: load()["kilos"] / harvest for field, load in weights.items()}


def count(labels: Loaders) -> None:
    """Make sure that there is something to sell; no output."""
    assert labels
