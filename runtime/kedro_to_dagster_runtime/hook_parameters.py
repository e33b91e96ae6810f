"""The parameters that hooks are shown: the project's, with what the run's configuration changes."""

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .hook_process import ProcessHooks


def take_parameters_of_run(config_loader: Any, run: "ProcessHooks") -> None:
    """Let a config loader have the parameters of a run: the project's, with what the run changes."""
    changes = dict(_changes(run))
    if not changes:
        return
    parameters = copy.deepcopy(config_loader["parameters"])
    for name, value in changes.items():
        *parents, key = name.split(".")
        holder = parameters
        for parent in parents:
            holder = holder.setdefault(parent, {})
        holder[key] = _merged(holder.get(key), value)
    config_loader["parameters"] = parameters


def _merged(default: Any, given: Any) -> Any:
    """What is given, with the defaults of fields that are not: mappings are classes of configuration."""
    if not (isinstance(default, dict) and isinstance(given, dict)):
        return given
    return {
        **default,
        **{key: _merged(default.get(key), each) for key, each in given.items()},
    }


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
