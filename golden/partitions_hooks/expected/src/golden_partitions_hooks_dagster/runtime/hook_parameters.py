"""The parameters that hooks find in the catalog: the project's, with what the run changes of them."""

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .hook_process import ProcessHooks


def parameters_of(run: "ProcessHooks") -> dict[str, Any]:
    """The parameters as Kedro names them: the project's, with what the run's configuration changes."""
    parameters: dict[str, Any] = run.context._get_parameters()
    changes = dict(_changes(run))
    if not changes:
        return parameters
    tree = copy.deepcopy(parameters["parameters"])
    for name, value in changes.items():
        *parents, key = name.split(".")
        holder = tree
        for parent in parents:
            holder = holder.setdefault(parent, {})
        holder[key] = _merged(holder.get(key), value)
    return {**parameters, "parameters": tree, **dict(_expanded(tree))}


def _merged(default: Any, given: Any) -> Any:
    """What is given, with the defaults of fields that are not: mappings are classes of configuration."""
    if not (isinstance(default, dict) and isinstance(given, dict)):
        return given
    return {**default, **{key: _merged(default.get(key), each) for key, each in given.items()}}


def _changes(run: "ProcessHooks") -> Iterator[tuple[str, Any]]:
    ops: Any = run.run.run_config.get("ops", {})
    for op, fields in run.static.parameters.items():
        given = ops.get(op, {}).get("config", {})
        for name, parameter in fields.items():
            if name not in given:
                continue
            if parameter == "parameters":
                yield from given[name].items()
            else:
                yield parameter.removeprefix("params:"), given[name]


def _expanded(values: Mapping[str, Any], prefix: str = "params:") -> Iterator[tuple[str, Any]]:
    """A parameter and those in it, as Kedro adds them to a catalog."""
    for name, value in values.items():
        yield f"{prefix}{name}", value
        if isinstance(value, dict):
            yield from _expanded(value, f"{prefix}{name}.")
