"""The package's `pyproject.toml`: what the user adds stays, what was generated is brought up to date."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kedro_to_dagster.write.pyproject import merge_pyproject

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BEFORE = """\
[build-system]
requires = ["hatchling"]

[project]
name = "mine-dagster"
version = "0.1.0"
dependencies = [
    "dagster>=1.11,<2",
    "kedro>=1.0,<1.7",
    "kedro-datasets[pandas-csvdataset]",
]

[dependency-groups]
dev = ["dagster-webserver"]

[tool.dg.project]
root_module = "mine_dagster"

[tool.dagster]
module_name = "mine_dagster.definitions"
"""
AFTER = """\
[build-system]
requires = ["hatchling"]

[project]
name = "mine-dagster"
version = "0.1.0"
dependencies = [
    "dagster>=1.13,<2",
    "dagster-dask",
    "kedro>=1.0,<1.8",
    "kedro-datasets[json-jsondataset,pandas-csvdataset]",
]

[dependency-groups]
dev = [
    "dagster-dg-cli",
    "dagster-webserver",
]

[tool.dg.project]
root_module = "mine_dagster"

[tool.ruff]
src = ["src"]
"""


def merged(*edits: tuple[str, str], known: bool = True) -> str:
    """The file of before with the user's edits, brought up to date."""
    text = BEFORE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return merge_pyproject(text, AFTER, BEFORE if known else None)


def test_a_file_that_nobody_edited_becomes_the_generated_one() -> None:
    assert merged() == AFTER


def test_nothing_changes_where_the_generator_has_nothing_new() -> None:
    mine = (
        BEFORE.replace('"dagster>=1.11,<2",', "'dagster==1.12',  # why") + "\n\n\n[tool.x]\na=1\n"
    )
    assert merge_pyproject(mine, BEFORE, BEFORE) is mine
    assert merge_pyproject(mine, BEFORE) is mine


def test_what_the_user_added_stays_with_its_comments() -> None:
    text = merged(
        ('    "kedro>=1.0,<1.7",\n', '    "kedro>=1.0,<1.7",\n    # ours\n    "lib>=2",  # new\n'),
        ('dev = ["dagster-webserver"]', 'dev = ["dagster-webserver", "pytest"]\nci = ["tox"]'),
        ("[tool.dagster]", '# Ours.\n[tool.pytest.ini_options]\naddopts = "-q"\n\n[tool.dagster]'),
    )
    assert text == AFTER.replace(
        '    "kedro>=1.0,<1.8",\n', '    "kedro>=1.0,<1.8",\n    # ours\n    "lib>=2",  # new\n'
    ).replace('''dev = [
    "dagster-dg-cli",
    "dagster-webserver",
]
''', 'dev = ["dagster-dg-cli", "dagster-webserver", "pytest"]\nci = ["tox"]\n').replace(
        "[tool.ruff]", '# Ours.\n[tool.pytest.ini_options]\naddopts = "-q"\n\n[tool.ruff]'
    )  # fmt: skip


def test_what_the_user_changed_stays() -> None:
    text = merged(('"0.1.0"', '"0.2.0"'), ('"kedro>=1.0,<1.7"', '"kedro==1.5"'))
    assert 'version = "0.2.0"' in text
    assert '"kedro==1.5"' in text
    assert '"dagster>=1.13,<2"' in text


def test_extras_that_are_needed_are_added_to_the_users_version() -> None:
    text = merged(
        ('"kedro-datasets[pandas-csvdataset]"', '"Kedro_Datasets[mine,pandas-csvdataset]==9"')
    )
    assert '"Kedro_Datasets[json-jsondataset,mine,pandas-csvdataset]==9"' in text
    assert text.lower().count("datasets[") == 1


def test_what_the_user_removed_stays_away() -> None:
    text = merged(('    "kedro>=1.0,<1.7",\n', ""), ("[tool.dg.project]\n", "[tool.dg.mine]\n"))
    assert '"kedro>' not in text
    assert "project" not in tomllib.loads(text)["tool"]["dg"]


@pytest.mark.parametrize("edit", ["", "\nmine = 1"])
def test_what_is_no_longer_generated_goes_as_far_as_it_is_the_generators(edit: str) -> None:
    text = merged(('"mine_dagster.definitions"', f'"mine_dagster.definitions"{edit}'))
    assert tomllib.loads(text)["tool"].get("dagster") == ({"mine": 1} if edit else None)


def test_where_it_is_not_known_what_was_generated_what_is_there_stays() -> None:
    there = tomllib.loads(merged(known=False))
    assert there["project"]["dependencies"] == [
        "dagster>=1.11,<2",
        "dagster-dask",
        "kedro>=1.0,<1.7",
        "kedro-datasets[json-jsondataset,pandas-csvdataset]",
    ]
    assert there["tool"]["ruff"] == {"src": ["src"]}
    assert there["tool"]["dagster"] == {"module_name": "mine_dagster.definitions"}


def test_another_name_of_the_package_is_followed_everywhere() -> None:
    renamed = AFTER.replace("mine_dagster", "yours").replace("mine-dagster", "yours")
    there = tomllib.loads(merge_pyproject(BEFORE + "\n[tool.x]\na = 1\n", renamed))
    assert there["project"]["name"] == "yours"
    assert there["tool"]["dg"]["project"]["root_module"] == "yours"
    assert there["tool"]["x"] == {"a": 1}
    assert "dagster" not in there["tool"]


def test_other_line_ends_are_no_edit() -> None:
    assert merge_pyproject(BEFORE.replace("\n", "\r\n"), AFTER, BEFORE) == AFTER
    mine = (BEFORE + "\n[tool.x]\na = 1\n").replace("\n", "\r\n")
    assert merge_pyproject(mine, BEFORE, BEFORE) is mine


@pytest.mark.parametrize("text", ["[project", "a = 1\na = 2\n", "<<<<<<< HEAD\n"])
def test_what_is_not_toml_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        merge_pyproject(text, AFTER, BEFORE)


_LINES = st.lists(st.sampled_from(BEFORE.splitlines()), unique=True, max_size=6)
_TABLES = st.lists(
    st.sampled_from(
        [
            "[tool.dg.mine]\na = 1  # one\n",
            "[tool.ruff]\nline-length = 70\n",
            "[[tool.mypy.overrides]]\nmodule = 'x'\n",
            "[project.optional-dependencies]\ntest = ['pytest']\n",
            "[tool.ruff.lint]\nselect = [\n  'E',  # errors\n]\n",
            "[tool.uv]\nsources = { mine = { path = '..' } }\n",
        ]
    ),
    unique=True,
)


@given(removed=_LINES, added=_TABLES, first=st.booleans(), known=st.booleans())
def test_any_edit_stays_and_a_second_export_changes_nothing(
    removed: list[str], added: list[str], first: bool, known: bool
) -> None:
    kept = [line for line in BEFORE.splitlines(keepends=True) if line.strip() not in removed]
    mine = "\n".join([*added, "".join(kept)] if first else ["".join(kept), *added])
    try:
        before = tomllib.loads(mine)
    except tomllib.TOMLDecodeError:
        return
    text = merge_pyproject(mine, AFTER, BEFORE if known else None)
    after = tomllib.loads(text)
    assert merge_pyproject(text, AFTER, AFTER if known else None) is text
    for table in ("uv", "mypy"):
        assert before.get("tool", {}).get(table) == after["tool"].get(table)
    assert before.get("tool", {}).get("dg", {}).get("mine") == after["tool"].get("dg", {}).get(
        "mine"
    )


@pytest.mark.parametrize(
    ("generated_before", "mine", "stays"),
    [
        ('names = ["a", "b"]', 'names = ["a", "b"]', None),
        ('names = ["a", "b"]', 'names = ["a", "mine"]', 'names = ["mine"]'),
        ('names = "ab"', 'names = "ab"', None),
        ('names = "ab"', 'names = ["a"]', 'names = ["a"]'),
        ('names = ["a"]', 'names = "a"', 'names = "a"'),
        ("[tool.it.names]\na = 1", "[tool.it.names]\na = 1", None),
        ("[tool.it.names]\na = 1", "[tool.it.names]\na = 1\nb = 2", "[tool.it.names]\nb = 2"),
        ("[tool.it.names]\na = 1", "names = 1", "names = 1"),
    ],
)
def test_of_what_is_no_longer_generated_only_that_goes_which_was(
    generated_before: str, mine: str, stays: str | None
) -> None:
    def text(entry: str | None, kept: int) -> str:
        head = f"[tool.it]\nkept = {kept}\n"
        return head if entry is None else f"{head}{entry}\n"

    # The user has changed something else in any case.
    merged_text = merge_pyproject(text(mine, 2), text(None, 1), text(generated_before, 1))
    assert tomllib.loads(merged_text) == tomllib.loads(text(stays, 2))


def test_a_new_table_has_its_comment_above_it() -> None:
    before = "[a]\nx = 1\n"
    added = "\n# Of b.\n[b]\ny = [\n    1,\n]\n\n# Of c.\n[c]\nz = 1\n"
    mine = f"{before}\n[mine]\nm = 1\n"
    assert merge_pyproject(mine, before + added, before) == mine + added
    # One that is there already, with another comment.
    mine = f"{before}\n# Mine.\n[c]\nz = 2\n"
    added_b = "\n# Of b.\n[b]\ny = [\n    1,\n]\n"
    assert merge_pyproject(mine, before + added, before) == mine + added_b


def test_a_comment_above_a_table_stays_where_the_one_before_is_another() -> None:
    end = "\n# Of b.\n# Two lines.\n[b]\ny = 1\n"
    before, after = (f'[[a.list]]\nnames = ["{name}"]\n{end}' for name in "xy")
    mine = "\n[mine]\nm = 1\n"
    merged_text = merge_pyproject(before + mine, after, before)
    assert merged_text == after.replace('["y"]', '[\n    "y",\n]') + mine
    # Nothing of the generator's is left before it.
    assert merge_pyproject(before + mine, end, before) == end.lstrip("\n") + mine


def test_comments_go_and_stay_with_the_tables_below_them() -> None:
    b, c = "\n# Of b.\n[b]\ny = 1\n", "\n# Of c.\n[c]\nz = 1\n"
    mine = "\n[mine]\nm = 1\n"
    after = f"[a]\nx = 1\n{c}"
    assert (
        merge_pyproject(f"[a]\nx = 1\n{b}{c}{mine}", after, f"[a]\nx = 1\n{b}{c}") == after + mine
    )
    wide = "\n# Of b.\n[b]\ny = 1\nw = 2\n"
    merged_text = merge_pyproject(f"[a]\nx = 1\n{b}{c}{mine}", wide + c, b + c)
    assert merged_text == f"[a]\nx = 1\n{wide}{c}{mine}"


def test_a_new_entry_of_several_tables_is_written_as_it_is_generated() -> None:
    before = '[[a.list]]\nnames = [\n    "x",\n]\n'
    after = '[[a.list]]\nnames = [\n    "x",\n    "y",\n]\n'
    mine = f"{before}\n[mine]\nm = 1\n"
    assert merge_pyproject(mine, after, before) == f"{after}\n[mine]\nm = 1\n"
