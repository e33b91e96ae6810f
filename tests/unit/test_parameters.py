"""Parameters that a run changes: what the launchpad takes, and what reaches the nodes' functions."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.project import Parameter
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options

from .emitted import arguments, assets_modules, parameters_module
from .models import exactly, node, project


def _read(values: Mapping[str, Any], given: Mapping[str, Any] | None = None) -> list[Any]:
    """What a node that reads these parameters gets, in a run that is given some."""
    kedro_project = project({"__default__": [node("use", values, ["used"])]}, parameters=values)
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    return arguments(package, given)["used"]


def _edited(tree: Any, given: Any) -> Any:
    """What a node gets for a parameter of which a run is given a part."""
    (found,) = _read({"params:tree": tree}, {"tree": given})
    return found


# One value ----------------------------------------------------------------------------------------


CHANGES: list[tuple[Any, Any]] = [
    *((4, 5), (4, 4.5), (4, 5.0), (4.5, 4), (4.5, 5.5), (4.0, 5), (0, True), (True, False)),
    *(("a", "b"), ("a", ""), ("4", "5"), (["a"], ["b", "c"])),
    *(([1, 2], [1, 2.5]), ([1, 2], []), ([1.5], [1]), ([1], [2.0])),
    *((None, 4), (None, "a"), (None, {"a": None}), (None, None), ([1, None], [None, 2, "a"])),
    *(([], [{"a": [None]}]), ({}, {"a": {"b": 1}}), ([{"a": 1}], [{"a": 1.5, "b": None}])),
]


def test_a_value_reaches_the_function_with_the_type_that_it_was_given_in() -> None:
    written = {f"params:x{number}": value for number, (value, _) in enumerate(CHANGES)}
    given = {f"x{number}": value for number, (_, value) in enumerate(CHANGES)}
    for (before, after), found in zip(CHANGES, _read(written, given), strict=True):
        assert exactly(found) == exactly(after), (before, after)
    nested = {name: {"y": value} for name, value in written.items()}
    found_in = _read(nested, {name: {"y": value} for name, value in given.items()})
    for (before, after), found in zip(CHANGES, found_in, strict=True):
        assert exactly(found) == exactly({"y": after}), (before, after)


@pytest.mark.parametrize(("written", "given"), [(4, 4.0), (4.0, 4), ([1], [1.0])])
def test_a_value_that_equals_the_written_one_stays_as_it_is_written(
    written: Any, given: Any
) -> None:
    # Dagster takes what equals the default for the default.
    assert exactly(_edited(written, given)) == exactly(written)


@pytest.mark.parametrize(("written", "given"), [(True, "yes"), ("a", 5), (["a"], "a"), ([1], 1)])
def test_a_value_of_another_kind_is_refused(written: Any, given: Any) -> None:
    with pytest.raises(dg.DagsterInvalidConfigError):
        _edited(written, given)


# Mappings -----------------------------------------------------------------------------------------

ODD_KEYS = [
    *("plain", "odd-key", "a b", "class", "_x", "__x", "a.b", "é", "1"),
    *("copy", "json", "schema", "dict", "keys", "items", "validate", "construct", "fields"),
    *("model_config", "model_dump", "model_dump_x", "model_validate", "model_fields", "model_x"),
    *("parameters", "Parameters", "Tree", "dg", "Any", "Field", "Number", "int", "list", "float"),
    *("as_parameters", "env", "config", "type", "name", "resource", "description", "nested"),
    *("to_config_schema", "process_config_and_initialize", "yield_for_execution", "version"),
]


def _changed(trees: Mapping[str, tuple[Any, Any, Any]]) -> None:
    """Change a mapping for each key, all in one run; each has what is written, given and expected."""
    written = {f"params:t{number}": tree for number, (tree, _, _) in enumerate(trees.values())}
    given = {f"t{number}": part for number, (_, part, _) in enumerate(trees.values())}
    found = _read(written, given)
    for (key, (_, _, expected)), value in zip(trees.items(), found, strict=True):
        assert exactly(value) == exactly(expected), key


def test_a_run_can_change_a_part_of_a_mapping_under_any_key() -> None:
    _changed(
        {
            key: (
                {key: {"x": 1, "y": 2}, "other": 3},
                {key: {"x": 5}},
                {key: {"x": 5, "y": 2}, "other": 3},
            )
            for key in ODD_KEYS
        }
    )


def test_a_run_can_change_a_value_under_any_key() -> None:
    _changed(
        {
            key: ({"x": {key: 1, "y": 2}}, {"x": {key: 5}}, {"x": {key: 5, "y": 2}})
            for key in ODD_KEYS
        }
    )


def test_a_run_can_change_a_value_under_a_key_in_another_of_its_name() -> None:
    _changed({key: ({key: {key: 1}}, {key: {key: 2}}, {key: {key: 2}}) for key in ODD_KEYS})


def test_a_parameter_whose_name_dagster_cannot_take_stands_in_the_code() -> None:
    assert _read({"params:self": 1, "params:x": 2}, {"x": 3}) == [1, 3]
    assert _read({"parameters": {"self": {"y": 1}, "x": 2}}, {"x": 3}) == [
        {"self": {"y": 1}, "x": 3}
    ]


def test_what_stands_in_the_code_can_be_given_all_the_same() -> None:
    assert _edited({"sizes": (1, 2), "x": 1}, {"sizes": [3]}) == {"sizes": [3], "x": 1}


@pytest.mark.parametrize("value", [1, {"x": 1, "copy": 2, "a-b": 3}])
def test_parameters_may_have_any_names(value: Any) -> None:
    names = [key for key in ODD_KEYS if "." not in key]
    found = _read({f"params:{key}": value for key in names}, dict.fromkeys(names, value))
    for key, each in zip(names, found, strict=True):
        assert exactly(each) == exactly(value), key


def test_a_run_can_add_keys_to_a_mapping() -> None:
    tree = {"a": {"b": 1}, "c": 2}
    assert _edited(tree, {"d": 3}) == {"a": {"b": 1}, "c": 2, "d": 3}
    assert _edited(tree, {"a": {"odd-key": None}}) == {"a": {"b": 1, "odd-key": None}, "c": 2}


def test_a_run_can_add_keys_to_a_mapping_whose_keys_have_other_names() -> None:
    assert _edited({"a-b": 1}, {"c-d": 3}) == {"a-b": 1, "c-d": 3}


def test_a_run_can_add_keys_beside_what_stands_in_the_code() -> None:
    found = _edited({"sizes": (1, 2), "x": 1}, {"x": 2, "y": 3})
    assert found == {"sizes": (1, 2), "x": 2, "y": 3}


def test_a_mapping_with_a_key_that_dagster_cannot_take_is_changed_as_a_whole() -> None:
    assert _edited({"self": 1, "y": 2}, {"self": 5}) == {"self": 5}


def test_a_mapping_whose_keys_are_no_texts_stands_in_the_code() -> None:
    assert _read({"params:days": {1: "a", None: "b"}}) == [{1: "a", None: "b"}]


# Several that belong together ---------------------------------------------------------------------


def test_a_mapping_and_a_part_of_it_are_one_value() -> None:
    values = {"params:a": {"b": {"c": 1}, "d": 2}, "params:a.b": {"c": 1}, "params:a.b.c": 1}
    assert _read(values) == [{"b": {"c": 1}, "d": 2}, {"c": 1}, 1]
    given = {"a": {"b": {"c": 5}}}
    assert _read(values, given) == [{"b": {"c": 5}, "d": 2}, {"c": 5}, 5]


def test_all_parameters_and_one_of_them_are_one_value() -> None:
    values = {"parameters": {"a": {"b": 1}, "c": 2}, "params:a": {"b": 1}, "params:a.b": 1}
    assert _read(values) == [{"a": {"b": 1}, "c": 2}, {"b": 1}, 1]
    assert _read(values, {"a": {"b": 5}}) == [{"a": {"b": 5}, "c": 2}, {"b": 5}, 5]


def test_parts_of_a_mapping_that_nobody_reads_as_a_whole_are_in_one_class() -> None:
    values = {"params:a.b": 1, "params:a.c": 2}
    assert _read(values, {"a": {"b": 5}}) == [5, 2]


def test_a_class_is_called_after_its_path_as_long_as_a_line_holds_that() -> None:
    """Black puts parentheses around a longer annotation, and ruff does not."""
    inner = {"feature_splitting_of_the_short_term_model": {"test_size": 0.2}}
    values = {"short_term_model_training": {**inner, "model": {"depth": 3}}}
    read = {"params:short_term_model_training": values["short_term_model_training"]}
    kedro_project = project({"__default__": [node("use", read, ["used"])]}, parameters=read)
    text = parameters_module(lower(kedro_project, Options(project=Path()), DiagnosticLog()))
    assert "class ShortTermModelTrainingModel(" in text
    assert "class FeatureSplittingOfTheShortTermModel(" in text


def test_a_text_longer_than_a_line_is_the_default_of_a_field() -> None:
    """Formatters disagree about it as a plain value."""
    path = "/".join(["data"] * 20)
    kedro_project = project(
        {"__default__": [node("use", {"params:path": path}, ["used"])]},
        parameters={"params:path": path},
    )
    text = parameters_module(lower(kedro_project, Options(project=Path()), DiagnosticLog()))
    assert f'path: str = Field(\n        default="{path}"\n    )' in text
    assert _read({"params:path": path}, {"path": "a"}) == ["a"]
    assert _read({"params:path": path}) == [path]


def test_a_key_with_a_dot_is_not_the_part_of_another() -> None:
    values = {"params:a": {"b": 1, "b.c": 2}, "params:a.b": 1, "params:a.b.c": 2}
    assert _read(values) == [{"b": 1, "b.c": 2}, 1, 2]
    assert _read(values, {"a": {"b.c": 5}}) == [{"b": 1, "b.c": 5}, 1, 5]


def test_a_part_of_what_stands_in_the_code_is_in_the_code_too() -> None:
    values = {"params:a": {"b": {1: 2}, "c": 3}, "params:a.b": {1: 2}, "params:a.c": 3}
    assert _read(values, {"a": {"c": 4}}) == [{"b": {1: 2}, "c": 4}, {1: 2}, 4]


def test_a_parameter_that_no_mapping_has_room_for_is_found_under_its_whole_name() -> None:
    # Kedro's parameters of one run: `a` from the command line hides what the file says of `a.b`.
    assert _read({"params:a": 1, "params:a.b": 2}) == [1, 2]


def test_a_node_never_changes_the_parameters_of_another() -> None:
    first, second = _read({"params:a": {"b": [1]}, "params:a.b": [1]})
    first["b"].append(2)
    first["c"] = 3
    assert second in ([1], [1, 2])
    assert _read({"params:a": {"b": [1]}}) == [{"b": [1]}]


# Several readers ----------------------------------------------------------------------------------


def _code(*nodes: Node, values: Mapping[str, Any]) -> str:
    kedro_project = project({"__default__": nodes}, parameters=values)
    (module,) = assets_modules(lower(kedro_project, Options(project=Path()), DiagnosticLog()))
    return module


# A parameter as it is written, and what a run may give for it.
CHANGEABLE: list[tuple[Any, Any]] = [
    *(([1], [2]), ([], [{"a": 1}]), (None, [2]), (None, {"a": [1]}), ({}, {"a": [1]})),
    *(({"a": [1]}, {"a": [2]}), ({"a": 1}, {"b": [2]}), ({"a": (1,)}, {"b": [2]})),
]


@pytest.mark.parametrize(("written", "given"), CHANGEABLE)
def test_each_node_gets_a_value_of_its_own(written: Any, given: Any) -> None:
    """Kedro copies a parameter for each node, whatever it is in a run."""
    nodes = [node(name, ["params:read"], [f"made_{name}"]) for name in ("first", "second")]
    kedro_project = project({"__default__": nodes}, parameters={"params:read": written})
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    for run in (None, {"read": given}):
        found = arguments(package, run)
        (first,), (second,) = found["made_first"], found["made_second"]
        before = copy.deepcopy(second)
        _change(first)
        assert exactly(second) == exactly(before)


def _change(value: Any) -> None:
    """Change everything in a value that can be changed in place."""
    if isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            _change(inner)
        value.clear()


@pytest.mark.parametrize(
    ("value", "hands_out_copies"),
    [(1, False), (1.5, False), (True, False), ("a", True), ([1], True), ({"a": {"b": 1}}, True)],
)
def test_numbers_and_flags_need_no_copies(value: Any, hands_out_copies: bool) -> None:
    kedro_project = project(
        {"__default__": [node("use", ["params:read"], ["a"])]}, parameters={"params:read": value}
    )
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    (resource,) = (made for made in package.config_classes if made.is_resource)
    assert resource.hands_out_copies == hands_out_copies


def test_a_mapping_that_is_given_twice_is_one_object() -> None:
    code = _code(
        node("use", ["params:read", "params:read"], ["a"]), values={"params:read": {"a": 1}}
    )
    assert "read = parameters.read.model_dump()" in code
    assert "(read, read)" in code


def test_a_list_that_is_given_twice_is_one_object() -> None:
    code = _code(node("use", ["params:read", "params:read"], ["a"]), values={"params:read": [1]})
    assert "read = parameters.read\n" in code
    assert "(read, read)" in code


def test_all_parameters_that_are_given_twice_are_one_object() -> None:
    code = _code(node("use", ["parameters", "parameters"], ["a"]), values={"parameters": {"a": 1}})
    assert "(parameters_, parameters_)" in code


def test_a_name_that_is_no_text_is_refused_where_a_node_takes_all() -> None:
    """YAML makes a flag of `yes`, and a number of `2024`."""
    for key in (True, 2024):
        with pytest.raises(ProjectError, match="Write the key in quotes") as error:
            _read({"parameters": {key: 1, "a": 2}})
        assert error.value.code == "K2D936"
    assert _read({"params:2024": 1}) == [1]


def test_all_parameters_are_in_the_order_of_the_files() -> None:
    (found,) = _read({"parameters": {"b": 1, "a": 2, "B": {"z": 1, "c": 2}}})
    assert list(found) == ["b", "a", "B"]
    assert list(found["B"]) == ["z", "c"]


# What the configuration lacks ------------------------------------------------------------------------


def _lacking(*more: str, **values: Any) -> str:
    """The code of nodes that read `params:b`, which has no value, in a job of their own."""
    first = node("first", ["params:a"], ["x"])
    second = node("second", ["params:b", *more], ["y"])
    known = {"params:a": 1, **{f"params:{name}": value for name, value in values.items()}}
    if "parameters" in more:
        known["parameters"] = {"a": 1, **values}
    kedro_project = project({"one": [first], "two": [second]}, parameters=known)
    names = [parameter.name for parameter in kedro_project.parameters]
    missing = [name for name in ("params:b", *more) if name not in names]
    parameters = (
        *kedro_project.parameters,
        *(Parameter(name=name, value=None, is_missing=True) for name in missing),
    )
    package = lower(
        replace(kedro_project, parameters=parameters), Options(project=Path()), DiagnosticLog()
    )
    return parameters_module(package) + "".join(assets_modules(package))


def test_what_only_some_jobs_read_is_needed_where_it_is_read() -> None:
    code = _lacking("params:c.d")
    assert "b: Any = None" in code
    assert "d: Any = None" in code
    assert "second(parameters.b, parameters.c.d)" in code
    assert '"second": {"b": self.b, "c.d": self.c.d},' in code


def test_what_every_job_reads_is_required_of_every_run() -> None:
    nodes = [node("use", ["params:a"], ["x"])]
    parameters = (Parameter(name="params:a", value=None, is_missing=True),)
    kedro_project = replace(project({"one": nodes}), parameters=parameters)
    package = lower(kedro_project, Options(project=Path()), DiagnosticLog())
    assert [field.is_required for field in package.config_classes[-1].fields] == [True]


def test_a_mapping_around_it_is_given_without_it() -> None:
    code = _lacking("parameters", "params:m.d", "params:m", m={"x": 1})
    assert 'without(parameters.model_dump(), "b", "m.d")' in code
    assert 'without(parameters.m.model_dump(), "d")' in code
    assert "parameters.m.d" in code


def test_it_may_have_the_name_of_a_part_of_what_is_no_mapping() -> None:
    code = _lacking("parameters", "params:m.d", "params:m", m=99)
    assert 'without(parameters.model_dump(by_alias=True), "b", "m.d")' in code
    assert '"m.d": self.m__d' in code


def test_a_missing_mapping_of_which_a_part_is_read_is_required_of_every_run() -> None:
    assert "require(" not in _lacking("params:b.c")


def test_in_an_empty_mapping_it_is_required_of_every_run() -> None:
    """The mapping would be left out with it."""
    assert '"m.d": self' not in _lacking("parameters", "params:m.d", m={})
    assert "require(" in _lacking("params:m", "params:m.d", m={})
