"""Edits replayed over a new version: of one module, and of one text that is no Python."""

from __future__ import annotations

import textwrap

import pytest
from kedro_to_dagster.merge.markers import conflict_lines, is_marked
from kedro_to_dagster.merge.texts import UnreadableError, merge_text

BASE = '''\
# Generated.
"""Assets."""

import dagster as dg

from ..parameters import Parameters


@dg.asset(
    io_manager_key="model_io_manager",
    kinds={"pickle"},
    owners=["team:a"],
    tags={"layer": "models"},
)
def model(parameters: Parameters, table):
    """Fit it."""
    from shop.nodes import fit

    return fit(table, parameters.depth)


@dg.asset(kinds={"json"})
def metrics(model):
    """Score it."""
    from shop.nodes import score

    return score(model)
'''
METRICS = BASE[BASE.index('\n\n@dg.asset(kinds={"json"})') :]
OWNER = '    owners=["team:a", "me@x.org"],  # mine\n'


def _edited(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def _merged(mine: str, new: str, base: str = BASE) -> str:
    merged = merge_text("assets.py", base, mine.encode(), new)
    assert merged.conflicts == ()
    return merged.data.decode()


def _lines(text: str) -> list[str]:
    return textwrap.dedent(text).strip("\n").split("\n")


def _has(text: str, lines: str) -> bool:
    """Whether the lines stand in the text, one after the other."""
    return "\n".join(_lines(lines)) in textwrap.dedent(text)


BOTH = {
    "keywords of one decorator": (
        _edited(('    owners=["team:a"],\n', OWNER + '    code_version="1",\n')),
        _edited(('"models"}', '"fitted", "new": ""}')),
        [OWNER, '    code_version="1",\n', '{"layer": "fitted", "new": ""}'],
    ),
    "elements of one list": (
        _edited(('["team:a"]', '["team:a", "mine"]')),
        _edited(('["team:a"]', '["new", "team:a"]')),
        ['owners=["new", "team:a", "mine"]'],
    ),
    "entries of one dictionary": (
        _edited(('{"layer": "models"}', '{"layer": "mine"}')),
        _edited(('{"layer": "models"}', '{"layer": "models", "b": ""}')),
        ['{"layer": "mine", "b": ""}'],
    ),
    "dictionaries that both add": (
        _edited(('{"json"})', '{"json"}, tags={"a": ""})')),
        _edited(('{"json"})', '{"json"}, tags={"b": ""})')),
        ['tags={"b": "", "a": ""}'],
    ),
    "parameters of one function": (
        _edited(("parameters: Parameters, table)", "context, parameters: Parameters, table)")),
        _edited(("parameters: Parameters, table)", "parameters: Parameters, table, weather)")),
        ["def model(context, parameters: Parameters, table, weather):"],
    ),
    "arguments of one call": (
        _edited(("fit(table, ", "fit(table.head(), ")),
        _edited(("parameters.depth", "parameters.width")),
        ["fit(table.head(), parameters.width)"],
    ),
    "statements of one body": (
        _edited(("    return fit", '    # Told.\n    print("fit")\n    return fit')),
        _edited(("    return fit", "    table = list(table)\n\n    return fit")),
        ['    # Told.\n    print("fit")\n', "    table = list(table)\n", "    return fit(table"],
    ),
    "names of one import": (
        _edited(("import Parameters", "import Number, Parameters")),
        _edited(("import Parameters", "import Parameters, Years")),
        ["from ..parameters import Number, Parameters, Years\n"],
    ),
    "definitions at one place": (
        BASE + "\n\ndef mine():\n    return 1\n",
        BASE + "\n\n@dg.asset\ndef later():\n    return 2\n",
        ["def mine():\n    return 1\n", "@dg.asset\ndef later():\n    return 2\n"],
    ),
    "a decorator and a docstring": (
        _edited(("@dg.asset(kinds", "@timed\n@dg.asset(kinds")),
        _edited(('"""Score it."""', '"""Score it well."""')),
        ["@timed\n@dg.asset(kinds", '"""Score it well."""'],
    ),
    "a definition that is moved, and what is in it": (
        _edited((METRICS, ""), ("@dg.asset(\n", f"{METRICS.strip()}\n\n\n@dg.asset(\n")),
        _edited(("score(model)", "score(model, 1)")),
        ["score(model, 1)\n\n\n@dg.asset(\n"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BOTH.values(), ids=BOTH)
def test_what_both_change_in_different_places_is_merged(case: tuple[str, str, list[str]]) -> None:
    mine, new, lines = case
    text = _merged(mine, new)
    for line in lines:
        assert line in text, text
    assert _merged(text, new, base=new) == text


def test_what_nobody_has_edited_is_the_new_text_and_what_is_not_new_is_the_user_s() -> None:
    new = _edited(("team:a", "team:b"))
    assert _merged(BASE, new) == new
    mine = BASE.replace('"', "'") + "# End.\n"
    assert _merged(mine, BASE) == mine


def test_another_layout_is_no_edit() -> None:
    mine = _edited(('    kinds={"pickle"},\n    owners', "    kinds={'pickle'}, owners"))
    text = _merged(mine, _edited(('"models"', '"fitted"')))
    assert text == _edited(('"models"', '"fitted"'))
    # Where the export changes nothing, it stays.
    assert "kinds={'pickle'}, owners" in _merged(mine, _edited(("score(model)", "score(model, 1)")))


def test_what_the_user_has_deleted_stays_deleted() -> None:
    mine = _edited(('    owners=["team:a"],\n', ""), ('    """Fit it."""\n', ""))
    text = _merged(mine, _edited(('"models"', '"fitted"')))
    assert "owners" not in text
    assert "Fit it" not in text
    assert '"fitted"' in text


def test_one_place_that_both_change_is_a_conflict_with_the_markers_of_git() -> None:
    mine = _edited(("score(model)", "score(model, 1)"), ("team:a", "mine"))
    new = _edited(("score(model)", "score(model, 2)"), ("import score", "import rate"))
    merged = merge_text("assets.py", BASE, mine.encode(), new)
    text = merged.data.decode()
    assert _has(
        text,
        """
            from shop.nodes import rate

        <<<<<<< edited
            return score(model, 1)
        =======
            return score(model, 2)
        >>>>>>> exported
        """,
    )
    assert [text.split("\n")[line - 1] for line in merged.conflicts] == ["<<<<<<< edited"]
    assert '"mine"' in text
    # As long as it is there, it is told again, and nothing changes.
    assert merge_text("assets.py", new, merged.data, new) == merged


def test_a_conflict_in_a_literal_is_one_of_its_element() -> None:
    merged = merge_text(
        "assets.py",
        BASE,
        _edited(('"models"', '"mine"')).encode(),
        _edited(('"models"', '"new"'), ("team:a", "team:b")),
    )
    text = merged.data.decode()
    assert _has(
        text,
        """
            owners=["team:b"],
            tags={
        <<<<<<< edited
                "layer": "mine",
        =======
                "layer": "new",
        >>>>>>> exported
            },
        """,
    )


def test_dictionaries_that_both_add_with_one_key_are_a_conflict_of_that_key() -> None:
    merged = merge_text(
        "assets.py",
        BASE,
        _edited(('{"json"})', '{"json"}, tags={"a": "1", "b": ""})')).encode(),
        _edited(('{"json"})', '{"json"}, tags={"a": "2"})')),
    )
    assert len(merged.conflicts) == 1
    text = merged.data.decode()
    assert '=======\n        "a": "2",\n>>>>>>> exported\n        "b": "",\n' in text


def test_a_definition_that_is_edited_and_no_longer_made_is_a_conflict() -> None:
    mine = _edited(("score(model)", "score(model, 1)"))
    new = BASE.removesuffix(METRICS)
    merged = merge_text("assets.py", BASE, mine.encode(), new)
    text = merged.data.decode()
    assert text.endswith("    return score(model, 1)\n=======\n>>>>>>> exported\n")
    assert len(merged.conflicts) == 1


def test_line_ends_and_a_mark_of_utf_8_stay() -> None:
    mine = "\ufeff" + _edited(("team:a", "mine")).replace("\n", "\r\n")
    text = _merged(mine, _edited(('"models"', '"fitted"')))
    assert text.startswith("\ufeff# Generated.\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert '"mine"' in text
    assert '"fitted"' in text
    # What nobody has edited has the line ends of an export.
    assert _merged(BASE.replace("\n", "\r\n"), _edited(("team:a", "b"))) == _edited(("team:a", "b"))


@pytest.mark.parametrize(
    ("mine", "line"),
    [
        (b"def f(:\n", 1),
        (b"x = 1\n<<<<<<< edited\n=======\n>>>>>>> exported\n", 2),
        (b"x = 1\n\xff\n", 2),
    ],
)
def test_an_edited_file_that_cannot_be_read_is_refused_if_it_has_to_be(
    mine: bytes, line: int
) -> None:
    with pytest.raises(UnreadableError) as refused:
        merge_text("assets.py", BASE, mine, BASE + "x = 1\n")
    assert refused.value.line == line
    assert merge_text("assets.py", BASE, mine, BASE).data == mine


def test_a_text_is_merged_by_its_lines() -> None:
    base = "# Shop\n\nRun it.\n\n| job |\n| --- |\n| a |\n"
    mine = base.replace("Run it.", "Run it here.") + "\nMine.\n"
    new = base.replace("| a |\n", "| a |\n| b |\n")
    merged = merge_text("README.md", base, mine.encode(), new)
    assert merged.conflicts == ()
    assert merged.data.decode() == mine.replace("| a |\n", "| a |\n| b |\n")
    both = merge_text("README.md", base, mine.encode(), base.replace("Run it.", "Start it."))
    assert both.conflicts == (3,)
    assert _lines(both.data.decode())[2:7] == [
        "<<<<<<< edited",
        "Run it here.",
        "=======",
        "Start it.",
        ">>>>>>> exported",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n<<<<<<< edited\nb\n=======\nc\n>>>>>>> exported\n", (2,)),
        ("<<<<<<< HEAD\n=======\n>>>>>>>\n<<<<<<<\n=======\n>>>>>>> other\n", (1, 4)),
        # Headings and quotations are no conflicts.
        ("Title\n=======\n", ()),
        ("Title\n=======\n>>>>>>> quoted\n", ()),
        ("<<<<<<< a\n>>>>>>> b\n", ()),
        ("<<<<<<< a\n=======\n", ()),
        ("<<<<<<<a\n=======\n>>>>>>>b\n", ()),
        (" <<<<<<< a\n =======\n >>>>>>> b\n", ()),
    ],
)
def test_only_all_markers_of_git_make_a_conflict(text: str, lines: tuple[int, ...]) -> None:
    assert is_marked(text) == bool(lines)
    assert conflict_lines(text) == lines


def test_a_comment_above_an_import_that_goes_is_not_lost() -> None:
    base = '"""Jobs."""\n\nfrom .a import one\nfrom .b import two\n\nx = two\n'
    mine = base.replace("from .a", "# Mine.\nfrom .a")
    merged = merge_text("jobs.py", base, mine.encode(), base.replace("from .a import one\n", ""))
    assert merged.conflicts
    assert b"# Mine." in merged.data


IMPORTS = '"""Managers."""\n\nfrom .a import A\nfrom .b import Base\n\n\nclass Old(Base): ...\n'
REPLACED = IMPORTS.replace("from .b import", "from .c import")
WITH_CLASS = IMPORTS.replace("class Old", "class New(Base): ...\n\n\nclass Old")


@pytest.mark.parametrize(("mine", "new"), [(REPLACED, WITH_CLASS), (WITH_CLASS, REPLACED)])
def test_what_replaces_an_import_stands_before_what_is_added_behind_it(mine: str, new: str) -> None:
    expected = REPLACED.replace("class Old", "class New(Base): ...\n\n\nclass Old")
    assert _merged(mine, new, base=IMPORTS) == expected


def test_blank_lines_are_those_of_the_side_that_has_changed_them() -> None:
    base = "import a\n\nfrom .b import b\n\nx = 1\n"
    new = base.replace("from .b", "from .aa import aa\nfrom .b")
    mine = base.replace("x = 1", "x = 2")
    expected = new.replace("x = 1", "x = 2")
    assert _merged(mine, new, base=base) == _merged(new, mine, base=base) == expected


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("width", [88, 89])
def test_what_is_made_of_both_is_as_wide_as_the_rest(depth: int, width: int) -> None:
    indent = "    " * depth
    heads = [f"{'    ' * level}{head}\n" for level, head in enumerate(["class A:", "def f():"])]

    def version(first: str, second: str) -> str:
        start = f"{indent}x = call(first={first}, second={second}, third="
        return "".join(heads[:depth]) + f"{start}{'y' * (width - len(start) - 1)})\n"

    text = _merged(version("3", "2"), version("1", "4"), version("1", "2"))
    both = version("3", "4")
    is_one_line = width == 88
    assert (text == both) is is_one_line
    assert is_one_line or f"\n{indent}    first=3, second=4, third=" in f"\n{text}"


STATEMENTS = [
    ("x = 1\nx = 2\n", "x = 1\nx = 3\n", "x = 0\nx = 2\n", "x = 0\nx = 3\n"),
    ("x += 1\n", "x += 2\n", "y = 0\nx += 1\n", "y = 0\nx += 2\n"),
    ("x: int = 1\n", "x: int = 2\n", "y = 0\nx: int = 1\n", "y = 0\nx: int = 2\n"),
    (
        "if a:\n    x = 1\n    y = 1\n",
        "if a:\n    x = 2\n    y = 1\n",
        "if a:\n    x = 1\n    y = 3\n",
        "if a:\n    x = 2\n    y = 3\n",
    ),
    ("f(1)\ng(1)\n", "f(2)\ng(1)\n", "f(1)\ng(3)\n", "f(2)\ng(3)\n"),
    ("f(1); g(1)\nh(1)\n", "f(2); g(1)\nh(1)\n", "f(1); g(1)\nh(3)\n", "f(2); g(1)\nh(3)\n"),
    ('"""A."""\nx = 1\n', '"""B."""\nx = 1\n', '"""A."""\nx = 2\n', '"""B."""\nx = 2\n'),
]


@pytest.mark.parametrize(("base", "mine", "new", "both"), STATEMENTS)
def test_statements_are_known_by_what_they_name(base: str, mine: str, new: str, both: str) -> None:
    assert _merged(mine, new, base) == both
