"""Units."""

from .metric import kilograms, rounded

__all__ = ["kilograms", "rounded"]
