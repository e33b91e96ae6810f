"""Functions that take the partitions which nobody has confirmed yet."""

from pathlib import Path

import pandas as pd


def log_arrivals(arrivals: dict[str, dict[str, int]]) -> dict[str, int]:
    """Log how many birds have arrived on each new day."""
    return {day: sum(birds.values()) for day, birds in arrivals.items()}


def log_departures(departures: dict[str, str]) -> str:
    """Log who has left on each new day."""
    return "\n".join(f"{day}: {text}" for day, text in departures.items())


def count_eggs(nests: dict[str, pd.DataFrame]) -> tuple[dict[str, int], list[str]]:
    """Count the eggs of each bird, and list the weeks that were new."""
    eggs: dict[str, int] = {}
    for week in nests.values():
        for bird, count in zip(week["bird"], week["eggs"], strict=True):
            eggs[bird] = eggs.get(bird, 0) + int(count)
    return eggs, list(nests)


def post_sightings(sightings: dict[str, str], path: str) -> None:
    """Post the new sightings on the board."""
    board = Path(path)
    board.parent.mkdir(parents=True, exist_ok=True)
    with board.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{name}: {bird}\n" for name, bird in sightings.items())


def sweep_feathers(moults: dict[str, list[int]]) -> dict[str, int]:
    """Sweep up the feathers of the new moults."""
    return {place: sum(feathers) for place, feathers in moults.items()}


def read_rings(rings: dict[str, str]) -> list[list[str]]:
    """Read the rings, all of them in every run."""
    return [list(ring) for ring in rings.items()]


def publish(departure_log: str, feathers: dict[str, int]) -> str:
    """Publish what has been logged."""
    return f"{departure_log}\nfeathers: {sum(feathers.values())}\n"
