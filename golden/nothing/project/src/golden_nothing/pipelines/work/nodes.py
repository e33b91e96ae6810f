"""Functions that depend on what others have done, and not on what they return."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def clean(floor: str) -> None:
    """Clean the floor."""
    Path("data/diary.txt").write_text(f"cleaned {floor}\n")


def open_doors(cleaned: str, keys: list[str]) -> tuple[list[str], None]:
    """Open the doors, and say so."""
    assert cleaned == "__nothing__"
    with Path("data/diary.txt").open("a") as diary:
        diary.write(f"opened {keys}\n")
    return sorted(keys), None


def sell(opened: str, tables: dict[str, Callable[[], int]]) -> dict[str, Any]:
    """Sell at every table, and say when it is done."""
    assert "opened" in Path("data/diary.txt").read_text()
    return {"sums": {table: 2 * load() for table, load in tables.items()}, "sold": opened}


def close(sold: str) -> None:
    """Close when everything is sold; no output."""
    assert len(list(Path("data/03_sums").iterdir())) == 2


def report(sold: str, doors: list[str]) -> str:
    """Report, after everything is sold."""
    assert len(list(Path("data/03_sums").iterdir())) == 2
    return f"{len(doors)} doors\n"
