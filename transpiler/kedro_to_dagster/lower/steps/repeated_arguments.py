"""Parameters that a node takes as more than one argument: to Kedro they are one object, loaded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ...dagster_model.call import ImportedFunction, ModelValue, ParameterValue, RegisteredFunction
from ...dagster_model.code import BuiltValue, Constant, Import
from ...kedro_model.node import WHOLE, Node, parameter_path
from ..names import bound
from ..names.identifiers import safe_identifier


def variables_of(
    node: Node,
    function: ImportedFunction | BuiltValue | RegisteredFunction,
    inputs: Iterable[str],
    parameters: Mapping[str, ParameterValue],
) -> dict[str, str]:
    """The variables that hold such parameters, by the parameters' names; not where they are one anyway."""
    times = Counter(binding.dataset for binding in node.inputs)
    repeated = [name for name, value in parameters.items() if times[name] > 1 and _is_made(value)]
    if not repeated:
        return {}
    taken = {*bound.ASSETS, *inputs, "result", *_imported(function, parameters.values())}
    variables = {}
    for name in repeated:
        variable = safe_identifier(_last_key(name))
        while variable in taken:
            variable = f"{variable}_"
        taken.add(variable)
        variables[name] = variable
    return variables


def _last_key(parameter: str) -> str:
    path = parameter_path(parameter)
    return parameter if path == WHOLE else path.rpartition(".")[2]


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
            yield from (model.reference[0] for model in value.imported)


def _name(imported: Import) -> str:
    return imported.alias or imported.name or imported.module.partition(".")[0]
