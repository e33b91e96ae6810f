"""Functions that count the passengers of a ferry, and answer their letters."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

Loaders = dict[str, Callable[[], int]]


def count(trips: dict[str, Callable[[], list[int]]]) -> dict[str, int]:
    """Count the passengers of a day."""
    return {day: sum(load()) for day, load in trips.items()}


def by_week(passengers: Loaders) -> dict[str, int]:
    """Add up the days of each week that is whole; it begins on Sunday."""
    weeks: dict[str, list[int]] = {}
    for day, load in passengers.items():
        at = date.fromisoformat(day)
        sunday = at - timedelta(days=at.isoweekday() % 7)
        weeks.setdefault(sunday.isoformat(), []).append(load())
    return {week: sum(days) for week, days in weeks.items() if len(days) == 7}


def by_month(passengers: Loaders) -> dict[str, int]:
    """Add up the days of each month."""
    months: Counter[str] = Counter()
    for day, load in passengers.items():
        months[f"{day[:7]}-01"] += load()
    return dict(months)


def share(passengers: Loaders) -> dict[str, float]:
    """Give the crew its share of each half of a month."""
    halves: Counter[str] = Counter()
    for day, load in passengers.items():
        halves[f"{day[:8]}{'01' if day[8:] < '16' else '16'}"] += load()
    return {half: number / 4 for half, number in halves.items()}


def answer(complaints: dict[str, Callable[[], str]]) -> dict[str, str]:
    """Answer letters."""
    return {sender: f"We are sorry: {load()}" for sender, load in complaints.items()}
