"""The classes of parameters: which mappings become one, what it is called, and what its fields are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.call import ParameterForm
from kedro_to_dagster.dagster_model.config import ConfigClass, ConfigField
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.kedro_model.dataset import OpenValue
from kedro_to_dagster.kedro_model.deferred import DeferredValue, Source, SourceKind
from kedro_to_dagster.kedro_model.node import WHOLE
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Parameter
from kedro_to_dagster.lower.names.identifiers import field_name
from kedro_to_dagster.lower.parameters.classes import (
    ClassMaker,
    class_names,
    field_keys,
    form_of,
    mapping_paths,
)
from kedro_to_dagster.lower.parameters.tree import Missing, ParameterTree

from .models import codes

VARIABLE = Source(kind=SourceKind.VARIABLE, name="HOME")


def _tree(values: Mapping[str, Any]) -> ParameterTree:
    return ParameterTree(values=values, paths={})


def _of(**values: Any) -> ParameterTree:
    """The tree of parameters that nodes read, by Kedro's paths with `__` for each dot."""
    used = {}
    for number, (name, value) in enumerate(values.items(), start=1):
        path = name.replace("__", ".")
        is_missing = isinstance(value, Missing)
        used[path] = Parameter(
            name=f"params:{path}",
            value=None if is_missing else value,
            is_missing=is_missing,
            place=Place(file="conf/base/parameters.yml", line=number),
        )
    return ParameterTree.of(used)


@pytest.mark.parametrize(
    ("tree", "values", "paths"),
    [
        (_of(b=1, a=2), {"b": 1, "a": 2}, {"b": ("b",), "a": ("a",)}),
        (
            _of(model__depth=3, season="s", model__seed=1),
            {"model": {"depth": 3, "seed": 1}, "season": "s"},
            {
                "model.depth": ("model", "depth"),
                "season": ("season",),
                "model.seed": ("model", "seed"),
            },
        ),
        # A mapping and a part of it are one value.
        (
            _of(model__depth=3, model={"depth": 3, "seed": 1}),
            {"model": {"depth": 3, "seed": 1}},
            {"model.depth": ("model", "depth"), "model": ("model",)},
        ),
        # Something of the name is no mapping: the key itself has a dot.
        (_of(a=5, a__b=6), {"a": 5, "a.b": 6}, {"a": ("a",), "a.b": ("a.b",)}),
        (_of(a=Missing()), {"a": Missing()}, {"a": ("a",)}),
        (_of(a__b=Missing()), {"a": {"b": Missing()}}, {"a.b": ("a", "b")}),
    ],
)
def test_the_parameters_that_nodes_read_are_one_tree(
    tree: ParameterTree, values: dict[str, Any], paths: dict[str, tuple[str, ...]]
) -> None:
    assert tree.values == values
    # In the order of the files.
    assert [*tree.values] == [*values]
    assert {path: tree.path(path) for path in paths} == paths


def test_the_tree_of_all_parameters_has_those_that_are_missing() -> None:
    whole = {"model": {"depth": 3}}
    used = {
        WHOLE: Parameter(name="parameters", value=whole),
        "model.depth": Parameter(name="params:model.depth", value=3),
        "model.width": Parameter(name="params:model.width", value=None, is_missing=True),
    }
    tree = ParameterTree.of(used)
    assert tree.values == {"model": {"depth": 3, "width": Missing()}}
    assert tree.path(WHOLE) == ()
    # What the project has read is as it was.
    assert whole == {"model": {"depth": 3}}


def _maker(values: Mapping[str, Any], **others: Any) -> ClassMaker:
    return ClassMaker(names=class_names([_tree(values)], set()), log=DiagnosticLog(), **others)


def _field(value: Any, key: str = "depth", **others: Any) -> tuple[ConfigField, list[str]]:
    """The field of a value, and the codes of what is reported."""
    maker = _maker({key: value}, **others)
    return maker.field(field_name(key), key, (key,), value), codes(maker.log)


TREE = {
    "model": {"depth": 3, "inner": {"most": 1}, "empty": {}},
    "by_number": {1: 2, "inner": {"a": 1}},
    "of_self": {"self": 1, "inner": {"a": 1}},
    "names": ["a", {"b": 1}],
    "season": "summer",
}


def test_a_mapping_becomes_a_class_if_its_keys_can_be_fields() -> None:
    """Not an empty one, which may be given anything, nor one in a list."""
    assert [*mapping_paths(TREE)] == [("model",), ("model", "inner")]
    assert [*field_keys(TREE)] == [
        *("model", "depth", "inner", "most", "empty", "by_number", "of_self", "names", "season")
    ]


def test_a_class_is_called_after_its_path_and_hides_nothing() -> None:
    values = {
        "model": {"depth": {"a": 1}, "Options": {"a": 1}},
        "options": {"a": 1},
        "Table": {"a": 1},
        "Season": {"Table": 1},
    }
    other = {"model": {"only_in_prod": {"a": 1}}}
    assert class_names([_tree(values), _tree(other)], {"ModelDepth"}) == {
        ("model",): "Model",
        ("model", "depth"): "ModelDepthParameters",
        ("model", "Options"): "ModelOptions",
        ("model", "only_in_prod"): "ModelOnlyInProd",
        # A field is called `Options`, and another `Table`.
        ("options",): "OptionsParameters",
        ("Table",): "TableParameters",
        ("Season",): "SeasonParameters",
    }


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("depth", "depth"),
        ("learning-rate", "learning_rate"),
        ("class", "class_"),
        ("copy", "copy_"),
        ("_private", "field_private"),
        ("1st", "field_1st"),
        # pydantic keeps these beginnings for itself.
        ("model_dump", "field_model_dump"),
        ("model_dump_it", "field_model_dump_it"),
        ("model_validate_x", "field_model_validate_x"),
        ("model_depth", "model_depth"),
    ],
)
def test_a_field_is_called_as_its_key_where_pydantic_and_dagster_let_it(
    key: str, expected: str
) -> None:
    assert field_name(key) == expected


@pytest.mark.parametrize(
    ("value", "annotation"),
    [
        (3, "Number"),
        (2.5, "Number"),
        (True, "bool"),
        ("a", "str"),
        ([1, 2.5], "list[Number]"),
        (["a"], "list[str]"),
        (["a", 1], "Any"),
        ([], "Any"),
        (None, "Any"),
        ({}, "Any"),
        ([{"a": None}], "Any"),
    ],
)
def test_a_value_that_a_run_can_change_is_a_field_with_a_default(
    value: Any, annotation: str
) -> None:
    field, reported = _field(value)
    assert field == ConfigField(name="depth", key="depth", annotation=annotation, default=value)
    assert reported == []


@pytest.mark.parametrize("value", [{1: 2}, (1, 2), float("inf"), {1}])
def test_a_value_that_only_code_can_express_stands_there_and_is_told(value: Any) -> None:
    field, reported = _field(value)
    assert (field.default, field.annotation) == (value, "Any")
    assert field.is_constant and not field.is_required
    assert reported == ["K2D305"]


def test_a_value_that_cannot_be_written_must_be_given_and_is_told() -> None:
    field, reported = _field(object())
    assert field == ConfigField(name="depth", key="depth", annotation="Any", is_required=True)
    assert reported == ["K2D304"]


def test_a_key_that_dagster_cannot_take_stands_in_the_code() -> None:
    field, reported = _field(3, key="self")
    assert (field.default, field.is_constant, reported) == (3, True, ["K2D305"])


@pytest.mark.parametrize(
    ("value", "annotation"),
    [
        (OpenValue(parameters=("a",), text="${runtime_params:a}"), "Any"),
        (OpenValue(parameters=("a",), text="x/${runtime_params:a}", is_part=True), "str"),
        ([OpenValue(parameters=("a",), text="${runtime_params:a}", is_part=True)], "Any"),
    ],
)
def test_what_only_a_run_can_say_must_be_given(value: Any, annotation: str) -> None:
    field, reported = _field(value)
    assert field == ConfigField(name="depth", key="depth", annotation=annotation, is_required=True)
    assert reported == []


def test_a_parameter_without_a_value_must_be_given_unless_a_hook_may_give_it() -> None:
    assert _field(Missing())[0].is_required
    assert not _field(Missing(), hooks_give=True)[0].is_required
    assert not _field(Missing(), needed_where_read=frozenset({("depth",)}))[0].is_required


def test_what_a_run_looks_up_is_written_as_in_yaml() -> None:
    def deferred(is_text: bool) -> DeferredValue:
        return DeferredValue(
            text="${oc.env:HOME}", sources=(VARIABLE,), is_text=is_text, value="/home/me"
        )

    below = frozenset({("depth",)})
    for value, annotation, default in (
        (deferred(True), "str", "${oc.env:HOME}"),
        (deferred(False), "Any", "${oc.env:HOME}"),
        ([deferred(True), "${x}"], "list[str]", ["${oc.env:HOME}", r"\${x}"]),
    ):
        field, reported = _field(value, deferred=below)
        assert (field.annotation, field.default, reported) == (annotation, default, [])
    # Elsewhere a text is what it looks like.
    assert _field("${x}", deferred=frozenset({("other",)}))[0].default == "${x}"
    assert _field("${x}", deferred=below)[0].default == r"\${x}"
    # A parameter around one that is looked up is written as YAML has it, and one beside is not.
    around = _maker({"a": {"b": "${x}", "c": "${y}"}}, deferred=frozenset({("a", "b")}))
    made = around.make(("a",), {"b": "${x}", "c": "${y}"})
    assert [field.default for field in made.fields] == [r"\${x}", "${y}"]


def test_a_mapping_is_a_class_with_those_in_it_made_before() -> None:
    values = {"model": {"depth": 3, "odd-key": {"most": 1}}}
    maker = _maker(values)
    field = maker.field("model", "model", ("model",), values["model"])
    assert field == ConfigField(
        name="model",
        key="model",
        annotation="Model",
        nested_class="Model",
        form=ParameterForm.ALIASED_MODEL,
    )
    inner, outer = maker.classes.values()
    assert (inner.name, outer.name) == ("ModelOddKey", "Model")
    assert outer.doc == "`params:model`."
    assert [(each.name, each.key) for each in outer.fields] == [
        ("depth", "depth"),
        ("odd_key", "odd-key"),
    ]
    assert maker.class_named("Model") is outer
    assert maker.class_named("Other") is None


def test_what_is_read_in_another_form_is_a_value_and_no_class() -> None:
    """As a parameter of which Kedro makes an instance."""
    field, reported = _field({"a": 1}, opaque=frozenset({("depth",)}))
    assert field == ConfigField(name="depth", key="depth", annotation="Any", default={"a": 1})
    assert reported == []
    assert _field({1: 2}, opaque=frozenset({("depth",)}))[0].is_constant


def test_a_required_class_under_another_name_than_its_key_is_a_value() -> None:
    """Dagster loses what a run gives for it."""
    open_value = OpenValue(parameters=("a",), text="${runtime_params:a}")
    assert _field({"a": open_value})[0].nested_class == "Depth"
    assert _field({"a": open_value})[0].is_required
    field, _ = _field({"a": open_value}, key="odd-key")
    assert (field.nested_class, field.annotation, field.is_required) == (None, "Any", True)
    assert _field({"a": 1}, key="odd-key")[0].nested_class == "OddKey"


def test_a_class_whose_values_only_some_jobs_need_has_any_name() -> None:
    """The other jobs run without it; where every run must be given a value, no code is asked for it."""
    lacking = {"a": Missing(), "b": 1}
    needed = frozenset({("odd-key", "a")})
    for given in ({"needed_where_read": needed}, {"hooks_give": True}):
        field, reported = _field(lacking, key="odd-key", **given)
        assert (field.nested_class, field.is_required, reported) == ("OddKey", False, [])
    field, reported = _field({"a": Missing()}, key="odd-key")
    assert (field.nested_class, field.is_required, reported) == (None, True, [])
    # All of it must be given then, also what the project has.
    assert _field(lacking, key="odd-key")[1] == ["K2D304"]


def test_a_whole_mapping_is_got_in_the_plainest_form_that_has_all_keys() -> None:
    def made(**fields: ConfigField) -> ConfigClass:
        return ConfigClass(name="Model", doc="", fields=tuple(fields.values()))

    plain = ConfigField(name="a", key="a", annotation="Any")
    aliased = ConfigField(name="a_b", key="a-b", annotation="Any")
    assert form_of(made(a=plain), ()) is ParameterForm.MODEL
    assert form_of(made(a=plain, b=aliased), ()) is ParameterForm.ALIASED_MODEL
    inner = ConfigClass(name="Inner", doc="", fields=(aliased,))
    nested = ConfigField(name="a", key="a", annotation="Inner", nested_class="Inner")
    assert form_of(made(a=nested), (inner,)) is ParameterForm.ALIASED_MODEL
    maker = _maker({})
    built = made(a=ConfigField(name="a", key="a", annotation="Any", is_constant=True))
    assert maker.builds_values(built.fields)
    assert not maker.builds_values((plain, aliased))
    by_method = ConfigField(name="a", key="a", annotation="Any", form=ParameterForm.METHOD)
    assert maker.builds_values((plain, by_method))
