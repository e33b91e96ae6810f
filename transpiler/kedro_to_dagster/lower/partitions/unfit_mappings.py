"""Mappings that fit the partitions that they are declared for; Dagster would not load the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...model.computation import Collection, Constant, Construction, Expression, Reference
from ...model.kedro import untranscoded
from ..draft import Draft
from .definitions import Definition
from .partitioning import PartitionedData, declared_mapping, is_dimension_of, names_dataset


def without_unfit_mappings(
    data: Mapping[str, PartitionedData], draft: Draft
) -> dict[str, PartitionedData]:
    """Leave out the mappings that do not fit the partitions on both sides, and report them."""
    reasons = dict(_pointless(data, draft))
    for node in draft.nodes:
        read = [untranscoded(each.dataset) for each in node.inputs]
        for upstream in (data[name] for name in read if name in data):
            for output in (untranscoded(each.dataset) for each in node.outputs):
                declared = declared_mapping(upstream, output)
                if declared is None or output not in data:
                    continue
                reason = _why_unfit(declared.value, upstream.definition, data[output].definition)
                if reason is not None:
                    reasons.setdefault((upstream.name, declared.target), (output, reason))
    for (name, target), (output, reason) in reasons.items():
        draft.log.add(
            "K2D309",
            f"{name} to {target}",
            f"the mapping of partitions from '{name}' to '{output}' is left out: {reason}.",
            hint="The partitions follow from each other as if none were given.",
            place=draft.datasets[_declaring(name, draft)].place,
        )
    return {
        name: replace(
            each,
            mappings=tuple(one for one in each.mappings if (name, one.target) not in reasons),
        )
        for name, each in data.items()
    }


def _pointless(
    data: Mapping[str, PartitionedData], draft: Draft
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The mappings to datasets that there are not; some may be those of pipelines left out."""
    if draft.options.pipelines:
        return
    names = {untranscoded(each) for each in draft.datasets}
    for name, each in data.items():
        for target in (one.target for one in each.mappings):
            if not any(names_dataset(target, known) for known in names):
                yield (name, target), (target, f"no dataset of a pipeline is called '{target}'")


def _declaring(name: str, draft: Draft) -> str:
    """The dataset of a name, or the first view of it."""
    return next(each for each in sorted(draft.datasets) if untranscoded(each) == name)


def _why_unfit(mapping: Expression, upstream: Definition, downstream: Definition) -> str | None:
    """The reason why a mapping does not lead from one definition to the other; None if it does."""
    if not isinstance(mapping, Construction) or not isinstance(mapping.function, Reference):
        return None
    check = _CHECKS.get(mapping.function.path[-1])
    arguments = {name or "": value for name, value in mapping.arguments}
    return check(arguments, upstream, downstream) if check is not None else None


_Arguments = Mapping[str, Expression]


def _identity(_: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if upstream.type != downstream.type:
        return f"a {upstream.type} and a {downstream.type} have not the same keys"
    return _unknown(downstream.keys, upstream) if upstream.is_static else None


def _static(given: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.is_static or not downstream.is_static:
        return "it leads from fixed keys to fixed keys only"
    keys = _constant(given[""])
    targets = [each if isinstance(each, list) else [each] for each in keys.values()]
    return _unknown(keys, upstream) or _unknown(
        [key for target in targets for key in target], downstream
    )


def _specific(given: _Arguments, upstream: Definition, _: Definition) -> str | None:
    return _unknown(_constant(given[""]), upstream) if upstream.is_static else None


def _time_window(_: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.is_time_window or not downstream.is_time_window:
        return "it leads from time windows to time windows only"
    if upstream.timezone != downstream.timezone:
        return f"the time zones {upstream.timezone} and {downstream.timezone} differ"
    return None


def _single_dimension(
    given: _Arguments, upstream: Definition, downstream: Definition
) -> str | None:
    if bool(upstream.dimensions) == bool(downstream.dimensions):
        return "it leads from two dimensions to one, or from one to two"
    name = _constant(given["partition_dimension_name"]) if given else None
    if not is_dimension_of(upstream, downstream, name):
        return "the one side is not a single dimension of the other, with equal keys"
    return None


def _dimensions(given: _Arguments, upstream: Definition, downstream: Definition) -> str | None:
    if not upstream.dimensions or not downstream.dimensions:
        return "it leads from two dimensions to two dimensions only"
    mapped = given[""]
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
    unknown = next((key for key in keys if key not in definition.keys), None)
    return None if unknown is None else f"'{unknown}' is none of {', '.join(definition.keys)}"
