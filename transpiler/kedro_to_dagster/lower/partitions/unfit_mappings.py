"""Mappings that fit the partitions that they are declared for; Dagster would not load the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from ...codes.datasets import MAPPING_LEFT_OUT
from ...dagster_model.code import Collection, Constant, Construction, Expression, Reference
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import Dataset
from ...kedro_model.node import Node, untranscoded
from .definitions import Definition
from .partitioning import PartitionedData, declared_mapping, is_dimension_of, names_dataset


def without_unfit_mappings(
    data: Mapping[str, PartitionedData],
    nodes: Iterable[Node],
    datasets: Mapping[str, Dataset],
    targets: Set[str] | None,
    log: DiagnosticLog,
) -> dict[str, PartitionedData]:
    """Leave out the mappings that do not fit the partitions on both sides, and report them.

    `targets` are the datasets that a mapping may lead to, if they are known.
    """
    reasons = {} if targets is None else dict(_pointless(data, targets))
    for node in nodes:
        inputs = [untranscoded(binding.dataset) for binding in node.inputs]
        for upstream in (data[name] for name in inputs if name in data):
            for output in (untranscoded(binding.dataset) for binding in node.outputs):
                declared = declared_mapping(upstream, output)
                if declared is None or output not in data:
                    continue
                reason = _why_unfit(declared.value, upstream.definition, data[output].definition)
                if reason is not None:
                    reasons.setdefault((upstream.name, declared.target), (output, reason))
    for (name, target), (output, reason) in reasons.items():
        log.add(
            MAPPING_LEFT_OUT(name=name, target=output, cause=reason),
            f"{name} to {target}",
            place=datasets[_declaring(name, datasets)].place,
        )
    return {
        name: replace(
            part,
            mappings=tuple(
                mapping for mapping in part.mappings if (name, mapping.target) not in reasons
            ),
        )
        for name, part in data.items()
    }


def _pointless(
    data: Mapping[str, PartitionedData], targets: Set[str]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The mappings to datasets that there are not."""
    for name, part in data.items():
        for target in (mapping.target for mapping in part.mappings):
            if not any(names_dataset(target, known) for known in targets):
                yield (name, target), (target, f"no dataset of a pipeline is called '{target}'")


def _declaring(name: str, datasets: Iterable[str]) -> str:
    """The dataset of a name, or the first view of it."""
    return next(view for view in sorted(datasets) if untranscoded(view) == name)


def _why_unfit(mapping: Expression, upstream: Definition, downstream: Definition) -> str | None:
    """The reason why a mapping does not lead from one definition to the other; None if it does."""
    if not isinstance(mapping, Construction) or not isinstance(mapping.function, Reference):
        return None
    check = _CHECKS.get(mapping.function.path[-1])
    arguments = {name or "": value for name, value in mapping.arguments}
    return check(arguments, upstream, downstream) if check is not None else None


_Arguments = Mapping[str, Expression]
# A message names no more keys than these.
_SHOWN = 10


def _identity(_: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if upstream.type != downstream.type:
        return f"a {upstream.type} and a {downstream.type} have different keys"
    return _unknown(downstream.keys, upstream) if upstream.is_static else None


def _static(arguments: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.is_static or not downstream.is_static:
        return "it leads from fixed keys to fixed keys only"
    keys = _constant(arguments[""])
    targets = [target if isinstance(target, list) else [target] for target in keys.values()]
    return _unknown(keys, upstream) or _unknown(
        [key for target in targets for key in target], downstream
    )


def _specific(arguments: _Arguments, upstream: Definition, _: Definition) -> str | None:
    return _unknown(_constant(arguments[""]), upstream) if upstream.is_static else None


def _time_window(_: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.is_time_window or not downstream.is_time_window:
        return "it leads from time windows to time windows only"
    if upstream.timezone != downstream.timezone:
        return f"the time zones {upstream.timezone} and {downstream.timezone} differ"
    return None


def _single_dimension(
    arguments: _Arguments, upstream: Definition, downstream: Definition
) -> str | None:
    if bool(upstream.dimensions) == bool(downstream.dimensions):
        return "it leads from two dimensions to one, or from one to two"
    name = _constant(arguments["partition_dimension_name"]) if arguments else None
    if not is_dimension_of(upstream, downstream, name):
        return "the one side is not a single dimension of the other, with equal keys"
    return None


def _dimensions(arguments: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.dimensions or not downstream.dimensions:
        return "it leads from two dimensions to two dimensions only"
    mapped = arguments[""]
    assert isinstance(mapped, Collection)
    for name, inner in mapped.items:
        assert isinstance(inner, Construction)
        parts: dict[str | None, Expression] = dict(inner.arguments)
        target = _constant(parts["dimension_name"])
        up, down = dict(upstream.dimensions), dict(downstream.dimensions)
        if name not in up or target not in down:
            return f"there is no dimension '{name if name not in up else target}'"
        reason = _why_unfit(parts["partition_mapping"], up[str(name)], down[target])
        if reason is not None:
            return f"dimension '{name}': {reason}"
    return None


_CHECKS: dict[str, Callable[[_Arguments, Definition, Definition], str | None]] = {
    "IdentityPartitionMapping": _identity,
    "StaticPartitionMapping": _static,
    "SpecificPartitionsPartitionMapping": _specific,
    "TimeWindowPartitionMapping": _time_window,
    "MultiToSingleDimensionPartitionMapping": _single_dimension,
    "MultiPartitionMapping": _dimensions,
}


def _constant(value: Expression) -> Any:
    assert isinstance(value, Constant)
    return value.value


def _unknown(keys: Any, definition: Definition) -> str | None:
    known = set(definition.keys)
    unknown = next((key for key in keys if key not in known), None)
    if unknown is None:
        return None
    shown = [*definition.keys[:_SHOWN], *(["…"] if len(definition.keys) > _SHOWN else [])]
    return f"'{unknown}' is none of {', '.join(shown)}"
