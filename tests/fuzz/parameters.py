"""Parameters of a random project, and the values that a run is given."""

from __future__ import annotations

import datetime
from typing import Any

from .draft import Draft

_VALUES: tuple[Any, ...] = (
    *(1, 2.5, "text", None, True, [], {}, [1, None, "a"], [[1], [2.0, "x"]], "1e3", -0.0, 10**20),
    *(
        datetime.date(2024, 1, 2),
        "yes",
        "2024-01-02",
        "",
        "é\n",
        [None],
        {"deep": {"er": [1, {"k": None}]}},
    ),
)
_KEYS = (
    "alpha",
    "beta",
    "with-hyphen",
    "with space",
    "class",
    "copy",
    "a_b",
    "json",
    "model_config",
    "items",
    "é",
)


def add_parameters(draft: Draft) -> None:
    """Some trees of parameters; of dates and the like only at times."""
    for number in range(draft.random.randrange(1, 5)):
        draft.parameters[f"p{number}"] = _tree(draft, 2)
    if draft.chance(0.2, "parameters of odd names"):
        draft.parameters[draft.random.choice(_KEYS)] = _tree(draft, 1)
    if draft.chance(0.15, "globals in parameters"):
        draft.globals["shared"] = {"value": draft.random.choice((3, "g", [1]))}
        draft.parameters["of_globals"] = {"x": "${globals:shared.value}", "y": "${globals:none, 7}"}
    if draft.chance(0.1, "one parameter of another"):
        draft.parameters["made"] = {"of": "${p0}", "own": 1}
    if draft.chance(0.15, "resolver in parameters"):
        draft.loader_arguments["custom_resolvers"] = "{'plus': lambda one, other: one + other}"
        draft.parameters["resolved"] = {"sum": "${plus:1,2}", "list": ["${plus:a,b}"]}
    if draft.chance(0.12, "runtime parameter in parameters"):
        draft.parameters["given"] = {"x": "${runtime_params:of_run, 5}", "y": 1}
        if draft.chance(0.5):
            draft.params["of_run"] = draft.random.choice((6, "six"))


def add_params_of_run(draft: Draft) -> None:
    """What `--params` gives: new values of some, and new keys."""
    for name, value in list(draft.parameters.items()):
        if draft.chance(0.3) and isinstance(value, dict) and value and name.isidentifier():
            key = draft.random.choice(list(map(str, value)))
            if key.isidentifier():
                draft.params[f"{name}.{key}"] = draft.random.choice((7, "seven", 7.5, "true"))
        elif draft.chance(0.3) and name.isidentifier() and not draft.keeps(name):
            draft.params[name] = draft.random.choice((8, "eight", "null"))


def params_of_launch(draft: Draft) -> dict[str, Any]:
    """Those that a run of the package can be given: some node reads them, and the type is that of before.

    Dagster refuses a run that gives a number for a text.
    """
    read = {name for step in draft.steps for name in step.inputs}
    tops = {name.removeprefix("params:").partition(".")[0] for name in read}
    return {
        name: value
        for name, value in draft.params.items()
        if name.partition(".")[0] in draft.parameters
        and (tops & {name.partition(".")[0], "parameters"})
        and _fits(_value_before(draft, name), value)
    }


def _value_before(draft: Draft, name: str) -> Any:
    of_environment = draft.environments.get(draft.environment or draft.default_environment, {})
    value: Any = draft.parameters | of_environment.get(draft.parameter_file, {})
    for key in name.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _fits(before: Any, value: Any) -> bool:
    """Whether a value of `--params` is of the type that there was; anything fits nothing."""
    if value == "null":
        return before is None
    if value == "true":
        return before is None or isinstance(before, bool)
    numbers = (int, float)
    is_number = isinstance(before, numbers) and not isinstance(before, bool)
    return before is None or (is_number if isinstance(value, numbers) else type(before) is str)


def parameter_names(draft: Draft) -> list[str]:
    """What nodes can name: `parameters`, and each value with its path."""
    names = ["parameters"]
    for top, tree in (draft.parameters | draft.parameters_of_code).items():
        path, inner = top, tree
        names.append(f"params:{path}")
        while isinstance(inner, dict) and inner:
            key = draft.random.choice(list(inner))
            if not isinstance(key, str) or "." in key:
                break
            path, inner = f"{path}.{key}", inner[key]
            names.append(f"params:{path}")
    return names


def _tree(draft: Draft, depth: int) -> Any:
    if depth == 0 or draft.chance(0.4):
        return draft.random.choice(_VALUES)
    keys = draft.random.sample(_KEYS, draft.random.randrange(1, 4))
    return {key: _tree(draft, depth - 1) for key in keys}
