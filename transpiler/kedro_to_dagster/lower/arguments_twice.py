"""Parameters that a node takes as more than one argument: to Kedro they are one object, loaded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.computation import (
    BuiltValue,
    Constant,
    Import,
    ImportedFunction,
    ModelValue,
    RegisteredFunction,
)
from ..model.kedro import Node
from . import bound
from .draft import Draft, ParameterValue
from .names import safe_identifier


def variables_of(
    node: Node,
    function: ImportedFunction | BuiltValue | RegisteredFunction,
    inputs: Iterable[str],
    draft: Draft,
) -> dict[str, str]:
    """The variables that hold such parameters, by the parameters' names; not where they are one anyway."""
    values = draft.parameter_values.get(node.identity, {})
    times = Counter(binding.dataset for binding in node.inputs)
    repeated = [name for name, value in values.items() if times[name] > 1 and _is_made(value)]
    if not repeated:
        return {}
    taken = {*bound.ASSETS, *inputs, "result", *_imported(function, values.values())}
    variables = {}
    for name in repeated:
        wanted = safe_identifier(name.removeprefix("params:").rpartition(".")[2])
        while wanted in taken:
            wanted = f"{wanted}_"
        taken.add(wanted)
        variables[name] = wanted
    return variables


def _is_made(value: ParameterValue) -> bool:
    """Whether each time that the value is written makes another object."""
    if isinstance(value, Constant):
        return isinstance(value.value, (list, dict, set))
    return True


def _imported(
    function: ImportedFunction | BuiltValue | RegisteredFunction, values: Iterable[ParameterValue]
) -> Iterator[str]:
    """The names that the body has already."""
    if isinstance(function, ImportedFunction):
        yield function.alias or function.name
    elif isinstance(function, BuiltValue):
        yield from map(_name, function.imports)
    for value in values:
        if isinstance(value, ModelValue):
            yield from (model.path[0] for model in value.classes)


def _name(imported: Import) -> str:
    return imported.alias or imported.name or imported.module.partition(".")[0]
