"""Functions that take nothing, give nothing, or both in a chain."""

import csv
import json
from pathlib import Path


def post(path: str, text: str) -> None:
    """Write a text to a file, in a folder that may not exist yet."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def make_departures() -> list[str]:
    """Make the departures of a day out of nothing."""
    return [f"{hour:02d}:{minute:02d}" for hour in range(6, 10) for minute in (5, 35)]


def make_fares(adult: float = 4.2, share: float = 0.5) -> dict[str, float]:
    """Make the fares, with every parameter left at its default."""
    return {"adult": adult, "child": round(adult * share, 2)}


def make_crew_and_flags() -> tuple[list[str], str]:
    """Make two results out of nothing."""
    return ["captain", "deckhand"], "blue over yellow\n"


def make_tides() -> dict[str, float]:
    """Make the tides, which nobody keeps but the node that posts them."""
    return {"high": 2.3, "low": -0.4}


def post_board(departures: list[str], piers: list[str], path: str) -> None:
    """Post the departures on the board of every pier."""
    lines = [f"{pier}: {' '.join(departures)}" for pier in piers]
    post(path, "\n".join(lines) + "\n")


def post_greeting(greeting: dict[str, str]) -> None:
    """Post the greeting of the captain, taken from the parameters alone."""
    post(greeting["path"], greeting["text"] + "\n")


def post_tides(tides: dict[str, float], path: str) -> None:
    """Post the tides of the day."""
    post(path, json.dumps(tides, sort_keys=True) + "\n")


def log_fares(fares: dict[str, float], path: str) -> int:
    """Log the fares and return how many there are, which nobody asked for."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(sorted(fares.items()))
    return len(fares)
