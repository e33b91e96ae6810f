"""Functions of which pipelines fix some arguments."""

from collections.abc import Callable
from dataclasses import dataclass


def exceeding(limit: float, levels: list[float]) -> list[float]:
    """Keep the levels above a limit."""
    return [each for each in levels if each > limit]


def label(**parts: object) -> dict[str, object]:
    """Put what is given by name on one sheet, in the order in which it is given."""
    return parts


def summarise(
    levels: list[float], digits: int, by: Callable[[list[float]], float], unit: str = "m"
) -> str:
    """Say what a function makes of the levels."""
    return f"{by(levels):.{digits}f} {unit}"


@dataclass
class Histogram:
    """Counts levels in classes of one width."""

    width: float
    labels: tuple[str, ...] = ()

    def __call__(self, levels: list[float]) -> dict[str, int]:
        """Count the levels in each class."""
        classes = [int(each // self.width) for each in levels]
        named = [self.labels[each] if each < len(self.labels) else str(each) for each in classes]
        return {each: named.count(each) for each in sorted(set(named))}

    def widest(self, levels: list[float]) -> float:
        """Find the range of the levels, in widths of a class."""
        return round((max(levels) - min(levels)) / self.width, 2)
