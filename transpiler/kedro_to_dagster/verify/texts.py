"""Texts of files and values, as short as a message needs them."""

from __future__ import annotations

_SHOWN = 80


def cut(text: str) -> str:
    """A text without what is too long for a line."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
