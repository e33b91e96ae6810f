"""What files mean: which differences are none, and on which line the first one stands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from kedro_to_dagster.meaning import first_difference

from ..support.cases import CASES, Case

MODULE = '''\
# Generated.
"""Assets."""

import dagster as dg

from ..parameters import Parameters
from ..runtime.outputs import by_key, in_order


@dg.asset(io_manager_key="model_io_manager", kinds={"csv", "pandas"}, tags={"a": ""})
def model(parameters: Parameters, table):
    """Fit a model.

    To a table.
    """
    from one.nodes import fit

    return fit(table, parameters.options.model_dump())
'''
# What takes the place of something in it, and means the same.
SAME = {
    "quotes": ('io_manager_key="model_io_manager"', "io_manager_key='model_io_manager'"),
    "line breaks": ("(io_manager_key", "(\n    io_manager_key"),
    "a comment": ("    return fit", "    # By hand.\n    return fit"),
    "no first line": ("# Generated.\n", ""),
    "imports in another order": (
        "from ..parameters import Parameters\nfrom ..runtime.outputs import by_key, in_order",
        "from ..runtime.outputs import in_order\nfrom ..runtime.outputs import by_key\n"
        "from ..parameters import Parameters",
    ),
    "imports between each other": (
        "import dagster as dg\n\nfrom ..parameters import Parameters\n",
        "from ..parameters import Parameters\nimport dagster as dg\n",
    ),
    "the indentation of a docstring": ("    To a table.\n    ", "      To a table.   \n    "),
    "a string in parts": ('"model_io_manager"', '"model_" "io_manager"'),
    "the kind of a string": ('"model_io_manager"', 'u"model_io_manager"'),
    "line ends": ("\n", "\r\n"),
}
# What means something else, and the line.
OTHER = {
    "a name": ("return fit(", "return fit_(", 18),
    "a string": ('"model_io_manager"', '"other_io_manager"', 10),
    "an argument": (', tags={"a": ""}', "", 10),
    "a docstring": ("To a table.", "To a list.", 12),
    "an import": ("import by_key, in_order", "import by_key", 7),
    "a statement": ("    return fit", "    print()\n    return fit", 18),
    "a literal of another type": ('{"a": ""}', '{"a": 0}', 10),
    "no Python": ("return fit(", "return fit((", 18),
}


def _changed(old: str, new: str) -> bytes:
    assert old in MODULE
    return MODULE.replace(old, new).encode()


@pytest.mark.parametrize("name", SAME)
def test_what_differs_in_form_means_the_same(name: str) -> None:
    assert first_difference("a.py", _changed(*SAME[name]), MODULE.encode()) is None


@pytest.mark.parametrize("name", OTHER)
def test_the_line_that_means_something_else_is_told(name: str) -> None:
    old, new, line = OTHER[name]
    assert first_difference("a.py", _changed(old, new), MODULE.encode()) == line


def test_whatever_is_missing_is_found_on_the_last_line_before_it() -> None:
    cut = "\n".join(MODULE.splitlines()[:-2]) + "\n"
    assert first_difference("a.py", cut.encode(), MODULE.encode()) == 16


@pytest.mark.parametrize(
    ("path", "current", "wanted", "line"),
    [
        ("a.json", '{"a": 1,\n\n"b": [2]}', '{"b": [2], "a": 1}\n', None),
        ("a.json", '{"a": 1}', '{"a": 2}', 1),
        ("a.json", '{"a": 1', '{"a": 1}', 1),
        ("a.toml", "a = 1\n# b\n", "a = 1\n", None),
        ("a.toml", "b = 1\na = 1\n", "b = 1\na = 2\n", 2),
        ("a.md", "a  \r\nb\r\n\r\n", "a\nb\n", None),
        ("a.md", "a\nc\nb\n", "a\nb\nc\n", None),
        ("a.md", "a\nb\nb\n", "a\nb\n", 3),
        ("a.md", "a\nb\nc\n", "a\nb\n", 3),
        ("a.md", "a\nb\n", "a\nb\nc\n", 2),
        ("Dockerfile", "\ufeffFROM a\n", "FROM a\n", None),
    ],
)
def test_other_files_mean_their_values_or_lines(
    path: str, current: str, wanted: str, line: int | None
) -> None:
    assert first_difference(path, current.encode(), wanted.encode()) == line


def _by_ruff(text: bytes) -> bytes:
    """Lines of another length, single quotes, one import a line, and `\\r\\n`."""
    options = ["--config", "line-length = 60", "--config", "format.quote-style = 'single'"]
    for command in (
        ["format", *options, "--config", "format.line-ending = 'cr-lf'"],
        [
            "check",
            "--fix",
            "-q",
            "--select",
            "I",
            "--config",
            "lint.isort.force-single-line = true",
        ],
    ):
        text = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", "--stdin-filename", "a.py", "-"],
            input=text, capture_output=True, check=True,
        ).stdout  # fmt: skip
    return text


def _by_black(text: bytes) -> bytes:
    import black

    mode = black.Mode(line_length=140, magic_trailing_comma=False, string_normalization=False)
    return black.format_str(text.decode(), mode=mode).encode()


@pytest.mark.parametrize("formatted", [_by_ruff, _by_black], ids=["ruff", "black"])
def test_no_formatter_changes_what_a_generated_module_means(
    formatted: Callable[[bytes], bytes], example: Case
) -> None:
    for name in ("definitions.py", "assets/planning.py"):
        text = (example.expected / "src" / example.package / name).read_bytes()
        other = formatted(text)
        assert other != text
        assert first_difference(name, other, text) is None


@pytest.mark.slow
def test_black_changes_the_meaning_of_no_generated_module() -> None:
    files = [file for case in CASES for file in sorted(case.expected.rglob("*.py"))]
    texts = {file: file.read_bytes() for file in files}
    assert [
        file for file, text in texts.items() if first_difference("a.py", _by_black(text), text)
    ] == []
