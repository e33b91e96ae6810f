"""Dagster's mappings between partitions, from what the catalog says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...dagster_model.code import Constant, Construction, Expression, Reference
from .catalog_values import (
    UntranslatableError,
    dictionary_of,
    key_of,
    keys_of,
    plain,
    type_and_arguments,
)

# Each mapping with its arguments.
_MAPPINGS: dict[str, tuple[str, ...]] = {
    "IdentityPartitionMapping": (),
    "AllPartitionMapping": (),
    "LastPartitionMapping": (),
    "StaticPartitionMapping": ("downstream_partition_keys_by_upstream_partition_key",),
    "SpecificPartitionsPartitionMapping": ("partition_keys",),
    "TimeWindowPartitionMapping": (
        "start_offset", "end_offset", "allow_nonexistent_upstream_partitions",
    ),
    "MultiToSingleDimensionPartitionMapping": ("partition_dimension_name",),
    "MultiPartitionMapping": ("downstream_mappings_by_upstream_dimension",),
}  # fmt: skip


def parse_mapping(declared: Any) -> Construction:
    """Read a mapping.

    Raises:
        UntranslatableError: If Dagster has none such.
    """
    type_, declared_arguments = type_and_arguments(declared, _MAPPINGS, "mapping of partitions")
    arguments: list[tuple[str | None, Expression]] = []
    for name, value in declared_arguments.items():
        if name == "downstream_partition_keys_by_upstream_partition_key":
            arguments.append((None, Constant(value=_key_mapping(value))))
        elif name == "partition_keys":
            arguments.append((None, Constant(value=list(keys_of(value)))))
        elif name == "downstream_mappings_by_upstream_dimension":
            arguments.append((None, _dimension_mappings(value)))
        else:
            arguments.append((name, Constant(value=plain(name, value))))
    if not arguments and type_ in (
        "StaticPartitionMapping",
        "SpecificPartitionsPartitionMapping",
        "MultiPartitionMapping",
    ):
        raise UntranslatableError(f"a {type_} needs '{_MAPPINGS[type_][0]}'")
    return Construction(function=Reference(path=("dg", type_)), arguments=tuple(arguments))


def _key_mapping(value: Any) -> dict[str, str | list[str]]:
    if not isinstance(value, Mapping):
        raise UntranslatableError("the keys of a StaticPartitionMapping must be a mapping")
    return {
        key_of(up): [key_of(key) for key in down]
        if isinstance(down, (list, tuple))
        else key_of(down)
        for up, down in value.items()
    }


def _dimension_mappings(value: Any) -> Expression:
    if not isinstance(value, Mapping):
        raise UntranslatableError("the dimensions of a MultiPartitionMapping must be a mapping")
    items = []
    for dimension, mapping in value.items():
        keys = {"dimension_name", "partition_mapping"}
        if not isinstance(mapping, Mapping) or set(mapping) != keys:
            raise UntranslatableError(
                "each dimension of a MultiPartitionMapping has a 'dimension_name' and a "
                "'partition_mapping'"
            )
        inner = Construction(
            function=Reference(path=("dg", "DimensionPartitionMapping")),
            arguments=(
                ("dimension_name", Constant(value=str(mapping["dimension_name"]))),
                ("partition_mapping", parse_mapping(mapping["partition_mapping"])),
            ),
        )
        items.append((str(dimension), inner))
    return dictionary_of(items)
