"""Ways to show a text."""

from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """Style of a text."""

    PLAIN = "plain"
    BOLD = "bold"


@dataclass(frozen=True)
class Frame:
    """A frame around a text."""

    text: str

    def __str__(self) -> str:
        return f"[{self.text}]"


def shout(text: str) -> str:
    """Write a text in capitals."""
    return text.upper()
