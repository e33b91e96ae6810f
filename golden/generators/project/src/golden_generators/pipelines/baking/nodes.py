"""Generator functions with one output."""

from collections.abc import Iterator
from pathlib import Path

from golden_generators.datasets import append


def strike_hours() -> Iterator[str]:
    """Strike the hours of the night shift, out of nothing."""
    for hour in range(1, 5):
        yield f"{hour} o'clock" + "!" * hour


def bake(trays: int, loaves: int, notes_path: str) -> Iterator[str]:
    """Bake tray by tray, and note each one before it is handed over."""
    for tray in range(1, trays + 1):
        append(Path(notes_path), f"baked tray {tray}")
        yield f"tray {tray} with {tray * loaves} loaves"
    append(Path(notes_path), "the oven is out")


def show_trays(trays: int, loaves: int) -> Iterator[dict[str, int]]:
    """Show one tray after the other at the same place."""
    for tray in range(1, trays + 1):
        yield {"tray": tray, "loaves": tray * loaves}


def cool(notes: list[str]) -> Iterator[dict[str, object]]:
    """Cool the bread down step by step; only the last temperature is of interest."""
    for temperature in (96, 61, 38, 21):
        yield {"temperature": temperature, "lines": len(notes)}


def weigh(notes: list[str]) -> dict[str, int]:
    """Weigh all the trays that have been saved."""
    saved = [line.split() for line in notes if line.startswith("saved")]
    return {"trays": len(saved), "loaves": sum(int(words[4]) for words in saved)}


def report_cooling(cooling: dict[str, object]) -> list[object]:
    """Report what is left of the cooling."""
    return sorted(cooling.items())
