"""Templates: holes are filled with syntax, and whatever does not fit is refused."""

from __future__ import annotations

import libcst as cst
import pytest
from kedro_to_dagster.emit.code.syntax import arg, docstring, import_from, literal, param, returning
from kedro_to_dagster.emit.code.template import Filling, fill


def _filled(template: str, **fillings: Filling) -> str:
    return cst.Module(fill(template, **fillings)).code


def test_a_string_fills_a_hole_as_an_identifier() -> None:
    assert _filled("def FUNCTION(): pass", FUNCTION="train") == "def train(): pass\n"


def test_a_string_fills_the_name_of_a_class() -> None:
    assert _filled("class NAME(dg.Config): pass", NAME="Options") == (
        "class Options(dg.Config): pass\n"
    )


def test_an_expression_fills_a_hole() -> None:
    assert _filled("value = HOLE", HOLE=literal({"a": [1]})) == 'value = {"a": [1]}\n'


def test_one_filling_serves_every_hole_of_its_name() -> None:
    assert _filled("HOLE = [HOLE]", HOLE="a") == "a = [a]\n"


def test_several_arguments_fill_one_hole() -> None:
    arguments = [arg(literal(1)), arg(literal("x"), "key")]
    assert _filled("call(first, ARGUMENTS)", ARGUMENTS=arguments) == 'call(first, 1, key="x")\n'


def test_several_parameters_fill_one_hole() -> None:
    filled = _filled("def f(PARAMETERS): pass", PARAMETERS=[param("a"), param("b", "int")])
    assert filled == "def f(a, b: int): pass\n"


def test_several_statements_fill_one_hole() -> None:
    body = [docstring("What it does."), returning(literal(None))]
    assert _filled("def f():\n    BODY", BODY=body) == (
        'def f():\n    """What it does."""\n    return None\n'
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("call(HOLE)", "call()\n"),
        ("def f(HOLE): pass", "def f(): pass\n"),
    ],
)
def test_nothing_fills_a_hole_by_leaving_no_trace(template: str, expected: str) -> None:
    assert _filled(template, HOLE=[]) == expected


def test_no_statement_leaves_the_other_statements() -> None:
    assert _filled("first = 1\nHOLE\nlast = 2", HOLE=[]) == "first = 1\nlast = 2\n"


def test_a_filling_may_have_the_name_of_a_hole() -> None:
    assert _filled("a = FIRST\nb = SECOND", FIRST="SECOND", SECOND="x") == "a = SECOND\nb = x\n"
    assert _filled("def FUNCTION(): pass", FUNCTION="FUNCTION") == "def FUNCTION(): pass\n"


def test_capitals_in_a_filled_literal_are_no_hole() -> None:
    assert _filled("a = HOLE", HOLE=literal("HOLE")) == 'a = "HOLE"\n'


def test_a_filling_without_a_hole_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no holes \['OTHER'\]"):
        fill("a = HOLE", HOLE="x", OTHER="y")


def test_a_hole_without_a_filling_is_refused() -> None:
    with pytest.raises(ValueError, match="OTHER"):
        fill("HOLE = OTHER", HOLE="x")


@pytest.mark.parametrize(
    "template",
    ["a = 'HOLE'", "a = 1  # HOLE", '"""About HOLE."""', "a = b'HOLE'", "a = f'{1} HOLE'"],
)
def test_a_hole_in_a_string_or_a_comment_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="stand in a string or a comment"):
        fill(template, HOLE="x")


@pytest.mark.parametrize("text", ["a b", "1a", "class", "", "a\nb", "f()", "a.b"])
def test_a_text_that_is_no_identifier_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        fill("def FUNCTION(): pass", FUNCTION=text)


def test_several_things_where_one_is_wanted_are_refused() -> None:
    with pytest.raises(ValueError, match="HOLE"):
        fill("a = HOLE", HOLE=[arg(literal(1))])


def test_a_template_is_not_changed_by_filling_it() -> None:
    template = "def FUNCTION(): pass"
    assert _filled(template, FUNCTION="a") != _filled(template, FUNCTION="b")


@pytest.mark.parametrize(
    ("exploded", "text"),
    [
        (False, "from ..assets import a, b as c, d"),
        (True, "from ..assets import (a, b as c, d, )"),
    ],
)
def test_names_are_imported_in_one_line_or_one_by_one(exploded: bool, text: str) -> None:
    # The comma at the end has them printed in lines of their own.
    line = import_from("assets", ["d", "b as c", "a", "d"], 2, exploded=exploded)
    assert cst.Module([line]).code == f"{text}\n"
