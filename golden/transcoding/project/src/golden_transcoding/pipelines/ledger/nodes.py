"""Functions that take and give one view of the data."""

import json
from typing import Any

import pandas as pd


def write_ledger(fuel: pd.DataFrame, keepers: list[str]) -> pd.DataFrame:
    """Write the fuel of each day into the ledger, and who was on watch."""
    on_watch = [keepers[day % len(keepers)] for day in fuel["day"]]
    return fuel.assign(keeper=on_watch, total=fuel["litres"].cumsum())


def summarise_fuel(table: pd.DataFrame, text: str) -> dict[str, object]:
    """Summarise the fuel, both views of it at once."""
    return {"litres": float(table["litres"].sum()), "first_line": text.splitlines()[0]}


def read_header(ledger: str) -> str:
    """Read the first line of the ledger."""
    return ledger.splitlines()[0] + "\n"


def check_ledger(text: str, table: pd.DataFrame) -> dict[str, object]:
    """Check that both views of the ledger have the same number of days."""
    return {
        "lines": len(text.splitlines()) - 1,
        "rows": len(table),
        "columns": list(table.columns),
    }


def compose_signal(lamp: dict[str, Any]) -> str:
    """Compose the signal of the lamp as a text that is JSON."""
    flashes = ["long" if number % 2 else "short" for number in range(lamp["flashes"])]
    return json.dumps({"flashes": flashes, "period_s": lamp["period_s"]}) + "\n"


def measure_signal(signal: dict[str, Any]) -> list[int]:
    """Measure the flashes of the signal."""
    return [len(flash) for flash in signal["flashes"]]


def describe_lamp(text: str, lamp: dict[str, Any]) -> list[object]:
    """Describe the lamp by its text and by what the text means."""
    return [len(text), sorted(lamp)]


def plan_watch(lamp: dict[str, Any], keepers: list[str]) -> dict[str, object]:
    """Plan the watch at the lamp."""
    return {"colour": lamp["colour"], "keepers": keepers}


def print_poster(watch: str) -> str:
    """Print a poster of the watch."""
    return watch.replace('"', "").upper()
