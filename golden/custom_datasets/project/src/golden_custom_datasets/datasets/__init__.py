"""Datasets of the project."""

from .plain import (
    AnyBoxDataset,
    BoxDataset,
    DefaultBoxDataset,
    NamedBoxDataset,
    PositionalBoxDataset,
)
from .special import OpeningHoursDataset, ScratchDataset, SortedJSONDataset, WrapperDataset

__all__ = [
    "AnyBoxDataset",
    "BoxDataset",
    "DefaultBoxDataset",
    "NamedBoxDataset",
    "OpeningHoursDataset",
    "PositionalBoxDataset",
    "ScratchDataset",
    "SortedJSONDataset",
    "WrapperDataset",
]
