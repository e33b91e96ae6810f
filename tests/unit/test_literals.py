"""Values become code by `literal` and `docstring` only: exactly equal, and never more than a value."""

from __future__ import annotations

import ast
import math
import os
import subprocess
import sys
from typing import Any

import libcst as cst
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kedro_to_dagster.emit.code.source import Source
from kedro_to_dagster.emit.code.syntax import docstring, literal, name
from kedro_to_dagster.emit.code.template import fill
from kedro_to_dagster.literals import is_configurable

from .models import exactly

_FRAGMENTS = (
    *('"', "'", '"""', "'''", "\\", "\n", "\r", "\t", "\x00", "\x0c", "{", "}", "{x}", "#", " "),
    *("\u2028", "\x85", "\xa0", "\ud800", "\N{GRINNING FACE}", "\\N{DASH}", "text"),
)
hostile_texts = st.one_of(
    st.text(max_size=10), st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join)
)
atoms = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    hostile_texts,
    st.binary(max_size=8),
)
hashables = st.recursive(atoms, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)
values = st.recursive(
    st.one_of(atoms, st.sets(hashables, max_size=4), st.frozensets(hashables, max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(hashables, inner, max_size=4),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(values)
@example(-0.0)
@example(float("inf"))
@example(float("-inf"))
@example({-1: [-1.5, {"-": -0.0}]})
@example(((),))
@example(frozenset())
@example(set())
def test_a_literal_evaluates_to_an_equal_value_of_the_same_types(value: Any) -> None:
    code = cst.Module([]).code_for_node(literal(value))
    assert exactly(eval(code)) == exactly(value)


@settings(max_examples=200)
@given(values)
def test_a_literal_stays_the_same_when_its_module_is_formatted(value: Any) -> None:
    source = Source(doc="A module.")
    source.add(fill("VALUE = HOLE", VALUE="value", HOLE=literal(value)))
    namespace: dict[str, Any] = {}
    exec(source.text(), namespace)
    assert exactly(namespace["value"]) == exactly(value)


def test_not_a_number_is_a_literal() -> None:
    assert math.isnan(eval(cst.Module([]).code_for_node(literal(float("nan")))))


def test_a_value_without_a_literal_is_refused() -> None:
    with pytest.raises(TypeError, match="no literal for a complex"):
        literal([1, {"deep": 2j}])


class Text(str):
    """Equal to a plain text, and not one."""


def test_a_subclass_of_a_plain_type_is_refused() -> None:
    with pytest.raises(TypeError, match="no literal for a Text"):
        literal(Text("plain"))


@pytest.mark.parametrize("text", ["1st", "a b", "class", "", "a;import os", "a.b"])
def test_a_text_that_is_no_identifier_is_no_name(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        name(text)


def test_text_is_double_quoted_where_that_needs_no_escape() -> None:
    codes = [cst.Module([]).code_for_node(literal(each)) for each in ("a", "it's", 'say "a"', "\\")]
    assert codes == ['"a"', '"it\'s"', "'say \"a\"'", '"\\\\"']


def test_a_literal_of_nested_sets_is_the_same_under_every_hash_seed() -> None:
    script = (
        "import libcst as cst; from kedro_to_dagster.emit.code.syntax import literal; "
        "sets = {frozenset({'a', 'b', 'c', 'd'}), frozenset({'b', 'x', 'y', 'z'})}; "
        "print(cst.Module([]).code_for_node(literal(sets)))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(made) == 1


def _function_with(text: str) -> ast.FunctionDef:
    template = "def FUNCTION():\n    BODY\n    return END"
    source = Source(doc="A module.")
    source.add(fill(template, FUNCTION="function", BODY=[docstring(text)], END=literal("end")))
    module = ast.parse(source.text())
    assert [type(statement) for statement in module.body] == [ast.Expr, ast.FunctionDef]
    function = module.body[1]
    assert isinstance(function, ast.FunctionDef)
    return function


@settings(max_examples=400)
@given(hostile_texts)
@example('ends with three """')
@example('""""')
@example('"')
@example("\\")
@example('\\"')
def test_a_docstring_is_one_expression_of_the_very_text(text: str) -> None:
    module = ast.parse(cst.Module([docstring(text)]).code)
    assert len(module.body) == 1
    statement = module.body[0]
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert statement.value.value == text


@settings(max_examples=300)
@given(hostile_texts)
@example('ends with three """')
@example('"starts with a quote')
@example("\\")
def test_no_docstring_changes_the_function_that_it_is_in(text: str) -> None:
    function = _function_with(text)
    kinds = [type(statement) for statement in function.body]
    # The formatter may leave out a docstring of nothing but space.
    assert kinds in ([ast.Expr, ast.Return], [ast.Return])
    if kinds[0] is ast.Expr:
        documented = ast.get_docstring(function) or ""
        assert documented.split() == text.split()


@settings(max_examples=200)
@given(hostile_texts.map(lambda text: " ".join(text.split())).filter(bool))
def test_a_summary_on_one_line_is_kept_to_the_letter(text: str) -> None:
    # The formatter may put a space beside a quote at either end.
    documented = ast.get_docstring(_function_with(text))
    assert documented is not None
    assert documented.strip() == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((value, True) for value in (None, True, 1, 1.5, "a", [1, ["b"]], {"a": {"b": [None]}})),
        *((value, False) for value in (math.nan, math.inf, -math.inf, b"a", (1,), {1: "a"}, {1})),
        *((value, False) for value in ([math.nan], {"a": [{"b": math.inf}]}, {"a": {None: 1}})),
    ],
)
def test_what_passes_through_dagsters_configuration_unchanged(value: Any, expected: bool) -> None:
    assert is_configurable(value) is expected
