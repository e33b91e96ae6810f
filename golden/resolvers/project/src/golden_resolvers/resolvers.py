"""What the configuration may ask for."""

from pathlib import Path
from typing import Any


def dozen(count: int) -> int:
    """Give a number of dozens: the same everywhere, as pyproject.toml says."""
    return 12 * count


def release() -> str:
    """Give the release that is baked at present."""
    return Path("release.txt").read_text(encoding="utf-8").strip()


def shelves(kind: str) -> dict[str, Any]:
    """Give the shelves for a kind of bread."""
    return {"kind": kind, "boards": [1, 2, 3]}


def shout(text: str) -> str:
    """Give a text in capitals."""
    return text.upper()
