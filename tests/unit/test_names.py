"""Names: valid for Dagster and Python, unique, readable, and the same however the project is ordered."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.group_by import parse_group_by
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.names import bound
from kedro_to_dagster.lower.names.identifiers import (
    DAGSTER_RESERVED,
    IO_MANAGER_ATTRIBUTES,
    MODEL_ATTRIBUTES,
    ROOT_ATTRIBUTES,
    class_name,
    credentials_variable,
    field_name,
    identifier,
    is_name,
    safe_identifier,
    unique_names,
)
from kedro_to_dagster.lower.names.naming import Names, module_name
from kedro_to_dagster.options import Options

from .models import node, project

DAGSTER_NAME = re.compile(r"^[A-Za-z0-9_]+$")
EXAMPLES = settings(max_examples=500)

# Names that meet after cleaning, beside names of any characters whatever.
words = st.sampled_from(
    [
        "a",
        "b",
        "A",
        "_",
        "__",
        ".",
        "-",
        " ",
        "@",
        ":",
        "1",
        "\u00e9",
        "e\u0301",
        "ß",
        "class",
        "type",
        "x",
    ]
)
kedro_names = st.one_of(
    st.lists(words, min_size=1, max_size=5).map("".join),
    st.sampled_from(sorted(DAGSTER_RESERVED | bound.ASSETS | bound.JOBS | set(keyword.kwlist))),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
)
name_lists = st.lists(kedro_names, min_size=1, max_size=6)
conversions = st.sampled_from([identifier, safe_identifier, class_name, field_name])


@EXAMPLES
@given(kedro_names)
def test_every_name_becomes_one_that_python_and_dagster_take(name: str) -> None:
    identifier = safe_identifier(name, DAGSTER_RESERVED)
    assert DAGSTER_NAME.match(identifier)
    assert is_name(identifier)
    assert identifier not in DAGSTER_RESERVED


@EXAMPLES
@given(kedro_names)
def test_class_and_field_names_are_valid_and_hide_nothing(name: str) -> None:
    assert is_name(class_name(name))
    assert class_name(name) not in MODEL_ATTRIBUTES
    assert is_name(field_name(name))
    assert not field_name(name).startswith("_")
    assert field_name(name) not in MODEL_ATTRIBUTES
    assert field_name(name, ROOT_ATTRIBUTES) not in ROOT_ATTRIBUTES


@EXAMPLES
@given(name_lists, conversions, st.sets(words, max_size=6))
def test_names_are_unique_and_none_is_taken(
    names: list[str], convert: Callable[[str], str], taken: set[str]
) -> None:
    unique = unique_names(names, convert, taken, lambda name: f"{name}_op")
    assert set(unique) == set(names)
    assert len(set(unique.values())) == len(unique)
    assert not set(unique.values()) & taken


@EXAMPLES
@given(name_lists.flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_names_do_not_depend_on_the_order_of_the_project(
    orders: tuple[list[str], list[str]],
) -> None:
    names, others = orders
    assert unique_names(names, safe_identifier) == unique_names(others, safe_identifier)


@EXAMPLES
@given(name_lists)
def test_a_name_that_needs_no_change_keeps_itself(names: list[str]) -> None:
    unique = unique_names(names, safe_identifier)
    assert [name for name in names if safe_identifier(name) == name != unique[name]] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("companies", "companies"),
        ("my.dataset.name", "my__dataset__name"),
        ("my-dataset", "my_dataset"),
        ("model input table", "model_input_table"),
        ("2024_sales", "_2024_sales"),
        ("Größe", "Gro_e"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("-dashed-", "dashed"),
        ("_private", "_private"),
        ("_private!", "_private"),
        ("double__underscore", "double__underscore"),
    ],
)
def test_an_identifier_stays_readable(name: str, expected: str) -> None:
    assert identifier(name) == expected


@pytest.mark.parametrize("name", ["数据", "...", "!?", "_", " "])
def test_a_name_without_any_letter_gets_one_made_of_its_digest(name: str) -> None:
    assert re.fullmatch(r"unnamed_[0-9a-f]{6}", identifier(name))


def test_names_without_any_letter_are_told_apart() -> None:
    assert identifier("数据") != identifier("模型")


@pytest.mark.parametrize("name", ["class", "None", "lambda", "input", "config", "type"])
def test_a_reserved_word_gets_an_underscore(name: str) -> None:
    assert safe_identifier(name, DAGSTER_RESERVED) == f"{name}_"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a_1", True), ("größe", True), ("class", False), ("a b", False), ("1a", False), ("", False)],
)
def test_a_name_of_python_s_is_no_keyword(name: str, expected: bool) -> None:
    assert is_name(name) is expected


def test_underscores_are_added_until_the_word_is_not_reserved() -> None:
    assert {"context", "context_"} <= DAGSTER_RESERVED
    assert safe_identifier("context", DAGSTER_RESERVED) == "context__"


@pytest.mark.parametrize("name", ["model_dump", "schema", "copy", "json"])
def test_a_field_does_not_hide_an_attribute_of_its_class(name: str) -> None:
    assert safe_identifier(name, IO_MANAGER_ATTRIBUTES) == f"{name}_"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("model_options", "ModelOptions"),
        ("data_science.model_options", "DataScienceModelOptions"),
        ("already_CamelCase", "AlreadyCamelCase"),
        ("2024", "Parameters2024"),
        ("none", "ParametersNone"),
        ("any", "ParametersAny"),
    ],
)
def test_a_class_name_is_in_camel_case(name: str, expected: str) -> None:
    assert class_name(name) == expected


def test_each_entry_of_credentials_has_a_variable_of_its_own() -> None:
    assert credentials_variable("dev_s3") == "KEDRO_CREDENTIALS_DEV_S3"
    others = ["dev-s3", "dev.s3", "dev s3", "DEV_S3", "größe"]
    variables = [credentials_variable(name) for name in others]
    assert len({*variables, "KEDRO_CREDENTIALS_DEV_S3"}) == 6
    for variable in variables[:4]:
        assert re.fullmatch(r"KEDRO_CREDENTIALS_DEV_S3_[0-9A-F]{6}", variable)


def test_a_suffix_is_as_long_as_it_must_be() -> None:
    """Six digits, and more where these are taken, too."""
    six = unique_names(["train"], identifier, {"train"})["train"]
    seven = unique_names(["train"], identifier, {"train", six})["train"]
    assert (len(six), len(seven)) == (len("train_") + 6, len("train_") + 7)
    assert seven.startswith(six)


def test_where_two_names_meet_the_one_that_needs_no_change_keeps_it() -> None:
    unique = unique_names(["a.b", "a__b"], identifier)
    assert unique["a__b"] == "a__b"
    assert re.fullmatch(r"a__b_[0-9a-f]{6}", unique["a.b"])


def test_where_all_need_a_change_the_first_in_the_alphabet_gets_the_plain_name() -> None:
    unique = unique_names(["a b", "a-b"], identifier)
    assert unique["a b"] == "a_b"
    assert re.fullmatch(r"a_b_[0-9a-f]{6}", unique["a-b"])


def test_a_suffix_is_made_of_the_name_and_so_survives_a_third_name() -> None:
    before = unique_names(["a b", "a-b"], identifier)
    after = unique_names(["a b", "a-b", "a/b", "other"], identifier)
    assert {name: after[name] for name in before} == before


def test_a_name_that_looks_like_the_suffixed_one_of_another_keeps_itself() -> None:
    suffixed = unique_names(["a b", "a-b"], identifier)["a-b"]
    unique = unique_names(["a b", "a-b", suffixed], identifier)
    assert unique[suffixed] == suffixed
    assert len(set(unique.values())) == 3


def test_a_taken_name_is_changed_as_its_kind_asks() -> None:
    assert unique_names(["train"], identifier, {"train"}, lambda name: f"{name}_op") == {
        "train": "train_op"
    }


def test_a_taken_name_without_another_way_gets_a_suffix() -> None:
    unique = unique_names(["train"], identifier, {"train"})
    assert re.fullmatch(r"train_[0-9a-f]{6}", unique["train"])


def test_no_suffix_is_one_that_is_taken_already() -> None:
    suffixed = unique_names(["train"], identifier, {"train"})["train"]
    assert unique_names(["train"], identifier, {"train", suffixed})["train"] != suffixed


def test_one_of_several_outputs_does_not_begin_with_an_underscore() -> None:
    """Dagster makes a named tuple of them where a job calls their step."""
    nodes = [node("several", [], ["1st", "_x", "plain"]), node("one", [], ["2nd"])]
    options = Options(project=Path())
    one, several = lower(project({"__default__": nodes}), options, DiagnosticLog()).assets
    assert [out.name for out in several.outputs] == ["dataset_1st", "dataset_x", "plain"]
    assert [out.name for out in one.outputs] == ["_2nd"]
    options = Options(project=Path(), group_by=parse_group_by("memory", "group_by"))
    (grouped,) = lower(project({"__default__": nodes[1:]}), options, DiagnosticLog()).assets
    assert [out.name for out in grouped.outputs] == ["dataset_2nd"]


def test_the_views_of_a_dataset_share_a_variable_and_a_key() -> None:
    names = Names(variables={"in-1": "in_1"}, asset_key_prefix=("shop",), keys={"b": ("other",)})
    assert names.variable_of("in-1") == names.variable_of("in-1@pandas") == "in_1"
    assert names.asset_key("a.in-1@pandas") == ("shop", "a", "in-1")
    assert names.asset_key("b@pandas") == ("other",)


@pytest.mark.parametrize("pipeline", ["__init__", "__spec__", "assets", "jobs", "class"])
def test_a_module_is_not_called_as_what_a_package_has_anyway(pipeline: str) -> None:
    assert module_name(pipeline) == f"{pipeline}_"
    assert module_name("__own") == "__own"


def test_a_module_is_called_as_python_calls_modules() -> None:
    assert [module_name(name) for name in ("LinReg", "EDAReport", "step2Model", "01_raw")] == [
        "lin_reg",
        "eda_report",
        "step2_model",
        "_01_raw",
    ]


def test_names_that_change_are_reported_and_others_are_not() -> None:
    nodes = [
        node("plain", ["in-1", "params:de-pth"], ["shop.out"]),
        node("two-parts", ["in-1"], ["b", "c"]),
        node("no-parts", ["in-1"], []),
        # The steps of these are called after what they make.
        node("one-part", ["in-1"], ["d"]),
        node("e", ["in-1"], ["e"]),
    ]
    log = DiagnosticLog()
    lower(
        project({"__default__": nodes, "pi-pe": nodes[:1]}, parameters={"params:de-pth": 1}),
        Options(project=Path()),
        log,
    )
    changed = [entry for entry in log.entries if entry.code == "K2D401"]
    subjects = [other.subject for entry in changed for other in (entry, *entry.others)]
    assert sorted(subjects) == ["in-1", "no-parts", "pi-pe", "two-parts"]
