"""The variables of `partitions.py`: a name for each definition, and for each mapping with arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import replace

from ...dagster_model.code import Constant, Construction, Reference
from ...dagster_model.partitions import PartitionVariable
from ...literals import exact
from ..names import bound
from ..names.identifiers import identifier, safe_identifier, unique_names
from .partitioning import PartitionedData

_KINDS = {"Hourly": "hourly", "Daily": "daily", "Weekly": "weekly", "Monthly": "monthly"}


def with_variables(datasets: Mapping[str, PartitionedData]) -> dict[str, PartitionedData]:
    """Give each definition a name, that no other one has any claim to."""
    first: dict[Hashable, PartitionedData] = {}
    for _, data in sorted(datasets.items()):
        first.setdefault(exact(data.definition), data)
    candidates = {definition: _wanted_names(data) for definition, data in first.items()}
    claims = Counter(name for names in candidates.values() for name in set(names))
    labels = {
        definition: next((name for name in names if claims[name] == 1), names[-1])
        for definition, names in candidates.items()
    }
    variables = unique_names(labels.values(), lambda name: safe_identifier(name, bound.PARTITIONS))
    return {
        name: replace(data, variable=variables[labels[exact(data.definition)]])
        for name, data in datasets.items()
    }


def _wanted_names(data: PartitionedData) -> tuple[str, ...]:
    """Names for a definition, the best first: its kind or its own name, or that of its first dataset."""
    definition = data.definition
    assert isinstance(definition.value, Construction)
    own = [_KINDS.get(definition.type.split("Partitions")[0])]
    if definition.is_dynamic:
        own = [
            value.value for _, value in definition.value.arguments if isinstance(value, Constant)
        ]
    return (*(str(name) for name in own if name), data.name.rpartition(".")[2], data.name)


def definition_variables(
    datasets: Mapping[str, PartitionedData],
) -> tuple[PartitionVariable, ...]:
    """The variables of the definitions."""
    definitions = {data.variable: data.definition for data in datasets.values()}
    return tuple(
        PartitionVariable(name=name, value=definition.value, imports=definition.imports)
        for name, definition in sorted(definitions.items())
    )


def with_mapping_variables(
    datasets: Mapping[str, PartitionedData],
) -> tuple[dict[str, PartitionedData], tuple[PartitionVariable, ...]]:
    """Make a variable of every mapping with arguments; the others are short enough."""
    taken = frozenset(data.variable for data in datasets.values()) | bound.PARTITIONS
    values = {
        (name, mapping.target): mapping.value
        for name, data in datasets.items()
        for mapping in data.mappings
        if isinstance(mapping.value, Construction) and mapping.value.arguments
    }
    names = unique_names(values, _mapping_name, taken)
    new_data = {
        name: replace(
            data,
            mappings=tuple(
                replace(mapping, value=Reference(path=("partitions", names[name, mapping.target])))
                if (name, mapping.target) in names
                else mapping
                for mapping in data.mappings
            ),
        )
        for name, data in datasets.items()
    }
    variables = [PartitionVariable(name=names[key], value=value) for key, value in values.items()]
    return new_data, tuple(sorted(variables, key=lambda variable: variable.name))


def _mapping_name(ends: tuple[str, ...]) -> str:
    """`upstream_to_downstream`; either may be a pattern."""
    return "_to_".join(identifier(end.replace("{", "").replace("}", "")) for end in ends)
