"""Partitions: their definitions, the mappings between them, and what discovers them."""

from __future__ import annotations

from dataclasses import dataclass

from .code import Expression, Import


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionVariable:
    """A definition of partitions, or a mapping between two, as a variable of `partitions.py`."""

    name: str
    value: Expression
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionSensor:
    """Looks for new files of a dataset, and adds each as a dynamic partition."""

    function_name: str
    dataset: str
    io_manager_key: str
    partitions: str
