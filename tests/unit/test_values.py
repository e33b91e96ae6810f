"""Values that pass through Dagster's configuration, or around it, are the ones that Kedro would give."""

from __future__ import annotations

import ast
import datetime
import math
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.literals import is_configurable, is_literal
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.values import annotation
from kedro_to_dagster.options import Options

from .emitted import assets_modules, executed, parameters_module
from .models import codes, exactly, node, project

# Keys that Python, pydantic, Dagster or the templates of the export could stumble over.
_KEYS = (
    *("a", "b", "alpha", "a-b", "a b", "a.b", "a_b", "a__b", "class", "None", "1", "é", "", "_x"),
    *("copy", "json", "schema", "model_dump", "int", "Any", "config", "self", "keys", "items"),
    *("NAME", "BODY", "FIELDS", "FUNCTION", "Model", "__init__", "as_parameters", "env"),
)
keys = st.one_of(
    st.sampled_from(_KEYS), st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
)
numbers = st.one_of(st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
atoms = st.one_of(st.none(), numbers, texts)
configurable_atoms = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
configurable = st.recursive(
    configurable_atoms,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)
trees = st.recursive(
    st.one_of(
        atoms,
        st.lists(atoms, max_size=3),
        # What is no JSON: only code can express it.
        st.dictionaries(st.one_of(st.integers(), texts), atoms, min_size=1, max_size=2),
        st.tuples(atoms, atoms),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=8,
)


# Through Dagster ----------------------------------------------------------------------------------


def _through_dagster(values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an op finds in its configuration: where the values are defaults, and where they are given."""
    types = {name: eval(annotation(value), {"Any": Any}) for name, value in values.items()}
    members = {"__annotations__": types, "__module__": __name__, **values}
    model = type("Model", (dg.Config,), members)
    found: dict[str, dict[str, Any]] = {}

    def compute(context, config) -> None:  # type: ignore[no-untyped-def]
        found[context.op.name] = {name: getattr(config, name) for name in values}

    compute.__annotations__["config"] = model
    op = dg.op(name="compute")(compute)

    @dg.job
    def job() -> None:
        op.alias("default")()
        op.alias("given")()

    job.execute_in_process(run_config={"ops": {"given": {"config": values}}})
    return found["default"], found["given"]


@settings(max_examples=15)
@given(st.lists(configurable, min_size=1, max_size=6))
@example([None, {"a": None, "b": [None, {"c": []}]}, [1, 2.0, True], {"env": "HOME"}, -0.0, 1e300])
def test_a_configurable_value_passes_through_dagster_unchanged(given_values: list[Any]) -> None:
    assert all(map(is_configurable, given_values))
    values = {f"value_{position}": value for position, value in enumerate(given_values)}
    as_default, as_given = _through_dagster(values)
    assert exactly(as_default) == exactly(values)
    assert exactly(as_given) == exactly(values)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "bool"),
        (1, "int"),
        (1.0, "float"),
        ("a", "str"),
        ([1, 2], "list[int]"),
        (["a"], "list[str]"),
        ([1, 2.0], "Any"),
        ([True, 1], "Any"),
        ([1, None], "Any"),
        ([], "Any"),
        ([[1]], "Any"),
        ({}, "Any"),
        ({"a": 1}, "Any"),
        (None, "Any"),
    ],
)
def test_a_field_has_the_narrowest_type_that_takes_the_value(value: Any, expected: str) -> None:
    assert annotation(value) == expected


class Text(str):
    """Would come back as a plain text."""


@pytest.mark.parametrize(
    "value",
    [
        math.inf,
        (1, 2),
        {1: "a"},
        {None: 1},
        {"a"},
        b"a",
        datetime.date(2024, 1, 1),
        Text("a"),
        [{"deep": [(1,)]}],
    ],
)
def test_what_json_cannot_hold_is_not_configurable(value: Any) -> None:
    assert not is_configurable(value)


@pytest.mark.parametrize("value", [datetime.date(2024, 1, 1), Text("a"), [object()], {"a": {1j}}])
def test_what_needs_an_import_is_no_literal(value: Any) -> None:
    assert not is_literal(value)


# Parameters, from Kedro's value to the node function's argument ------------------------------------


def _argument(parameter: str, value: Any) -> tuple[Any, DiagnosticLog]:
    """What the node's function gets for its parameter, by the code that is exported."""
    log = DiagnosticLog()
    kedro_project = project(
        {"__default__": [node("use", [parameter], ["used"])]}, parameters={parameter: value}
    )
    package = lower(kedro_project, Options(project=Path()), log)
    (argument,) = _arguments(package)
    return argument, log


def _arguments(package: Package) -> list[Any]:
    """What the only asset calls its function with, as far as Dagster is not needed for it."""
    (module,) = assets_modules(package)
    function = next(line for line in ast.parse(module).body if isinstance(line, ast.FunctionDef))
    returned = function.body[-1]
    assert isinstance(returned, ast.Return)
    assert isinstance(returned.value, ast.Call)
    names = {}
    if package.config_classes:
        names["parameters"] = executed(parameters_module(package))["Parameters"]()
    return [
        eval(compile(ast.Expression(argument), "argument", "eval"), dict(names))
        for argument in returned.value.args
    ]


@settings(max_examples=150)
@given(st.dictionaries(keys, trees, max_size=5))
@example({"a": {"b": {"x": 1}}, "a.b": {"x": 2}})
@example({"NAME": 1, "BODY": {"NAME": 2}})
@example({"Model": {"x": 1}})
@example({"as_parameters": {"pair": (1, 2)}})
@example({"parameters": {"x": 1}})
def test_a_mapping_of_parameters_comes_back_equal_and_in_order(tree: dict[str, Any]) -> None:
    found, log = _argument("params:tree", tree)
    assert exactly(found) == exactly(tree)
    assert set(codes(log)) <= {"K2D305"}


@settings(max_examples=60)
@given(st.dictionaries(keys, trees, max_size=5))
@example({"parameters": {"x": 1}})
@example({"parameters": {"parameters": {"x": 1}}, "x": {"y": 1}})
@example({"E": None, "é": {"x": 1}})
def test_all_parameters_come_back_equal_and_in_order(tree: dict[str, Any]) -> None:
    """As the files have them: a node may go through all of them."""
    found, _ = _argument("parameters", tree)
    assert exactly(found) == exactly(tree)


@settings(max_examples=60)
@given(keys.filter(bool), trees)
@example("Model", {"x": 1})
@example("parameters", {"x": {"y": 1}})
def test_a_parameter_of_any_name_and_value_comes_back_equal(key: str, value: Any) -> None:
    found, _ = _argument(f"params:{key}", value)
    assert exactly(found) == exactly(value)


def test_a_parameter_inside_a_mapping_may_have_a_key_that_is_no_text() -> None:
    values = {"a": {1: {"b": 2}, "c": 3}}
    parameters = {"parameters": values, "params:a.1.b": 2, "params:a": values["a"]}
    nodes = [node("use", list(parameters), ["used"])]
    package = lower(
        project({"__default__": nodes}, parameters=parameters),
        Options(project=Path()),
        DiagnosticLog(),
    )
    assert _arguments(package) == [values, 2, values["a"]]


def test_a_parameter_that_is_called_parameters_is_not_all_of_them() -> None:
    values = {"parameters": {"parameters": {"x": 1}}, "params:parameters": {"x": 1}}
    kedro_project = project(
        {"__default__": [node("use", ["parameters", "params:parameters"], ["used"])]},
        parameters=values,
    )
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    assert _arguments(package) == [{"parameters": {"x": 1}}, {"x": 1}]


def test_a_parameter_that_only_code_can_express_stands_in_the_code_and_is_reported() -> None:
    found, log = _argument("params:sizes", {"small": (1, 2), "large": 3})
    assert found == {"small": (1, 2), "large": 3}
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D305", "sizes.small")]


def test_a_parameter_that_code_cannot_express_must_be_given_and_is_reported() -> None:
    day = datetime.date(2024, 1, 1)
    kedro_project = project(
        {"__default__": [node("use", ["params:day"], ["used"])]}, parameters={"params:day": day}
    )
    log = DiagnosticLog()
    package = lower(kedro_project, Options(project=Path()), log)
    assert "day: Any\n" in parameters_module(package)
    assert codes(log) == ["K2D304"]
