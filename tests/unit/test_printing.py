"""What is printed without black is what black would make of it."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from typing import Any

import libcst as cst
import pytest
from kedro_to_dagster.emit.code.one_line import UnusualError
from kedro_to_dagster.emit.code.printing import format_with_black, print_module, print_statement
from kedro_to_dagster.emit.code.source import Source
from kedro_to_dagster.emit.code.syntax import docstring
from kedro_to_dagster.emit.modules.assets import END

from ..support.cases import CASES
from ..support.tiers import slow_from

BATCH = 25
QUICK = ("example", "partitions_mappings", "environments", "dagster_metadata")
# ruff: noqa: E501
STATEMENTS = """
x = f("it's", 'say "x"', 'it\\'s "both"', b"raw", -1, -0.5, (), (1,), {1, 2})
x = f(a,)
x = {"a": 1,}
x = [1]["a"]
x = f(*more, **{"a b": 1})
x: dict[str, int] = {"aaaaaaaaaaaaaaaaaaaaaaaa": 1, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": 2, "ccccccccccccccccc": 3}
x = "a string that is longer than a line of eighty-eight characters, which black puts in parentheses or not"
x = f("日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本", 日本語, 1234)
x["key"] = function_with_a_long_name("an argument of some length", "and another one of some length", more=1)
first_result, second_result = function_with_a_long_name("an argument of some length", "another one", 1, 2, 3)
x = dg.AssetSpec("a", group_name="b",).with_io_manager_key("c")
x = dg.AssetSpec("a_dataset_with_a_name_that_is_long", group_name="a_group").with_io_manager_key("and_its_io_manager")
x = f(parameters.some_name.some_other_name.yet_another_name.model_dump(by_alias=True)["a key"]["another key"], 1)
x = f(parameters.some_name.some_other_name.yet_another_name.and_one_more_of_them.and_another.model_dump(), data)
x = f(first(parameters.some_name) if parameters.some_name is not None else None, and_a_second_argument_of_it, 1)
x = f({"only": "an item that is too long to stand in the line of the call, and has no comma after it"})
from a_package.with_a_module.that_has_a_long_name import one_function, another_function as another, the_last_one
from . import a
import a.b as c
assert x
"""


class _Changes(cst.CSTTransformer):
    """Makes names and texts longer, and takes commas away or adds them."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self._commas = chance.choice([0, 0.3, 1])
        self._growth = chance.choice([0, 0.1, 0.3, 0.6])

    def leave_Arg(self, original_node: Any, updated_node: Any) -> Any:  # noqa: N802
        if isinstance(updated_node.comma, cst.Comma):
            taken = self._chance.random() < self._commas
            return (
                updated_node.with_changes(comma=cst.MaybeSentinel.DEFAULT)
                if taken
                else updated_node
            )
        added = self._chance.random() < 0.05
        return updated_node.with_changes(comma=cst.Comma()) if added else updated_node

    leave_Element = leave_DictElement = leave_Arg  # noqa: N815

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> Any:  # noqa: N802
        if updated_node.value in ("None", "True", "False") or self._chance.random() > self._growth:
            return updated_node
        return cst.Name(updated_node.value + "_x" * self._chance.randrange(20))

    def leave_SimpleString(  # noqa: N802
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> Any:
        text = updated_node.value
        if text.startswith('"""') or self._chance.random() > self._growth:
            return updated_node
        more = self._chance.choice(["x", "é", "日", " '"]) * self._chance.randrange(40)
        return cst.SimpleString(text[:-1] + more + text[-1])


def _statements(*names: str) -> Iterator[cst.BaseStatement]:
    for case in CASES:
        if case.name in names or not names:
            for path in sorted((case.expected / "src").rglob("*.py")):
                yield from cst.parse_module(path.read_text(encoding="utf-8")).body


def _assert_as_black(statement: cst.BaseStatement) -> bool:
    """Compare the two; false if the statement is one that is left to black."""
    try:
        printed = print_statement(statement)
    except UnusualError:
        return False
    formatted = format_with_black(cst.Module([statement]).code)
    assert "\n".join(printed) == formatted
    return True


@pytest.mark.parametrize("line", STATEMENTS.strip().splitlines())
def test_a_line_is_as_black_has_it(line: str) -> None:
    (statement,) = cst.parse_module(line).body
    _assert_as_black(statement)


@pytest.mark.parametrize("batch", slow_from(1, 12))
def test_changed_statements_are_as_black_has_them(batch: int) -> None:
    chance = random.Random(batch)
    found = list(_statements(*QUICK) if batch == 0 else _statements())
    changed = [
        made
        for statement in chance.sample(found, BATCH)
        if isinstance(made := statement.visit(_Changes(chance)), cst.BaseStatement)
    ]
    assert sum(map(_assert_as_black, changed)) > BATCH / 2


def test_modules_are_printed_without_black(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    monkeypatch.setattr(
        "kedro_to_dagster.emit.code.printing.format_with_black",
        lambda code: left.append(code) or format_with_black(code),
    )
    (case,) = [case for case in CASES if case.name == "example"]
    for path in sorted((case.expected / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8").partition("\n")[2]
        if path.parts[-2] != "defs":
            text = text.removesuffix(f"\n\n{END}\n")
            assert print_module(cst.parse_module(text).body) == text, path
    assert not left


def test_unpacked_mappings_are_split_as_black_splits_them() -> None:
    text = f"resources = {{**base_resources, 'a': {'a' * 40}, **more_of_them, 'b': {'b' * 40}}}\n"
    (line,) = cst.parse_module(text).body
    assert isinstance(line, cst.SimpleStatementLine)
    assert _assert_as_black(line)


def test_a_module_is_imported_in_the_group_that_it_belongs_to_and_once() -> None:
    source = Source(doc="x")
    source.import_names("typing", "Any")
    source.import_names("datetime", "timedelta")
    source.import_names("shop.nodes", "brew")
    source.import_names("", "partitions", level=1)
    source.import_names("", "project", level=2)
    source.import_module("os")
    source.import_module("shop.logs")
    assert source.text() == (
        '"""x"""\n'
        "\n"
        "import os\n"
        "from datetime import timedelta\n"
        "from typing import Any\n"
        "\n"
        "import shop.logs\n"
        "from shop.nodes import brew\n"
        "\n"
        "from .. import project\n"
        "from . import partitions\n"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("One.\nTwo.", '"""One.\nTwo."""'),
        ('Say "x"', '"""Say \\"x\\""""'),
        ('a """ b', '"""a \\"\\"\\" b"""'),
        ("a\\n", '"""a\\\\n"""'),
        ("a\tb\x00", '"""a\\tb\\x00"""'),
    ],
)
def test_no_text_ends_a_docstring_or_escapes_from_it(text: str, code: str) -> None:
    (line,) = [docstring(text)]
    assert cst.Module([]).code_for_node(line).strip() == code
    assert ast.literal_eval(code) == text
