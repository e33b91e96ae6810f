"""Whose a file is: the export's, the user's once it is written, or shared between both."""

from __future__ import annotations

from pathlib import Path

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import FIRST_LINE, GeneratedFile, Owner, with_first_line
from kedro_to_dagster.manifest import MANIFEST, make_manifest, read_manifest
from kedro_to_dagster.write import Written, refuse_project, write
from kedro_to_dagster.write.folder import WORK

from ..support.cases import files_below

DEFS = "src/pkg/defs/__init__.py"
TOML = """\
[project]
name = "pkg"
dependencies = [
    "dagster>=1.11",
]

[tool.dg.project]
root_module = "pkg"
"""


def package(module: str | None = "x = 1\n", toml: str = TOML) -> tuple[GeneratedFile, ...]:
    """A small package, with a file of each kind."""
    texts = {"src/pkg/__init__.py": '"""Code."""\n', "src/pkg/ops.py": module}
    return with_first_line(
        [
            *(GeneratedFile(path=path, text=text) for path, text in texts.items() if text),
            GeneratedFile(path=DEFS, text='"""Yours."""\n', owner=Owner.USER),
            GeneratedFile(path="pyproject.toml", text=toml, owner=Owner.SHARED),
            make_manifest("1.0", {"package": "pkg"}),
        ]
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(package(), tmp_path / "out")
    return tmp_path / "out"


def test_a_generated_module_says_so_in_its_first_line() -> None:
    texts = {file.path: file.text for file in package()}
    assert texts["src/pkg/ops.py"] == f"{FIRST_LINE}\nx = 1\n"
    assert texts[DEFS] == '"""Yours."""\n'
    assert FIRST_LINE not in texts[MANIFEST] + texts["pyproject.toml"]
    assert len(FIRST_LINE) <= 88


def test_the_users_file_is_written_once(out: Path) -> None:
    (out / DEFS).write_text("mine = 1")
    assert DEFS in write(package("x = 2\n"), out).unchanged
    assert (out / DEFS).read_text() == "mine = 1"
    assert DEFS in write(package("x = 3\n"), out, force=True).unchanged
    assert (out / DEFS).read_text() == "mine = 1"


def test_the_users_file_is_made_again_when_it_is_gone_and_never_removed(out: Path) -> None:
    (out / DEFS).unlink()
    assert write(package(), out).added == (DEFS,)
    without = [file for file in package() if file.path != DEFS]
    assert write(without, out).removed == ()
    assert (out / DEFS).is_file()


def test_what_the_user_adds_to_a_shared_file_stays(out: Path) -> None:
    mine = (
        TOML.replace('"dagster>=1.11",', '"dagster>=1.11",\n    "mine",') + "\n[tool.mine]\na = 1\n"
    )
    (out / "pyproject.toml").write_text(mine)
    assert write(package(), out) == Written(unchanged=tuple(sorted(files_below(out))))
    assert (out / "pyproject.toml").read_text() == mine
    assert write(package(toml=TOML.replace("1.11", "1.13")), out).changed == ("pyproject.toml",)
    assert (out / "pyproject.toml").read_text() == mine.replace("1.11", "1.13")


def test_a_shared_file_that_cannot_be_read_is_refused(out: Path) -> None:
    (out / "pyproject.toml").write_text("[project")
    with pytest.raises(UsageError, match=r"pyproject.toml is not valid TOML") as refused:
        write(package("x = 2\n"), out)
    assert refused.value.code == "K2D928"
    write(package("x = 2\n"), out, force=True)
    assert (out / "pyproject.toml").read_text() == TOML


def test_conflicts_in_a_shared_file_keep_what_both_sides_have(out: Path) -> None:
    ours = '<<<<<<< HEAD\n    "ours",\n=======\n    "theirs",\n>>>>>>> other\n'
    (out / "pyproject.toml").write_text(TOML.replace("]\n\n", f"{ours}]\n\n"))
    write(package(), out)
    text = (out / "pyproject.toml").read_text()
    assert {'"ours"', '"theirs"', '"dagster>=1.11"'} <= {
        line.strip(" ,") for line in text.split("\n")
    }


# What an export knows of the ones before ----------------------------------------------------------


def test_the_manifest_has_the_options_and_the_tools_version_only() -> None:
    assert make_manifest("1.0", {"b": 1, "a": None}).text == (
        '{\n  "kedro-to-dagster": "1.0",\n  "options": {\n    "b": 1\n  }\n}\n'
    )


def test_a_manifest_with_the_markers_of_a_merge_says_nothing(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n}\n")
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.digests == {}


def _as_an_early_version(out: Path) -> None:
    digests = ", ".join(f'"{file.path}": "{file.digest}"' for file in package())
    (out / MANIFEST).write_text(
        f'{{"kedro-to-dagster": "0.1.0", "kedro": "1.0", "options": {{}}, "files": {{{digests}}}}}'
    )
    (out / WORK / "state.json").unlink()


def test_the_hashes_of_an_early_manifest_tell_edits_and_stale_files(out: Path) -> None:
    _as_an_early_version(out)
    assert write(package(None, TOML.replace("1.11", "1.13")), out).removed == ("src/pkg/ops.py",)
    assert (out / "pyproject.toml").read_text() == TOML.replace("1.11", "1.13")


def test_an_edit_after_an_early_manifest_is_refused(out: Path) -> None:
    _as_an_early_version(out)
    (out / "src/pkg/ops.py").write_text("edited")
    with pytest.raises(UsageError, match="were edited since they were exported") as refused:
        write(package(), out)
    assert refused.value.code == "K2D923"


def _format(file: Path) -> bytes:
    """Do what a formatter does, on a system with other line ends."""
    text = file.read_text().replace("x = 1", "x = (\n    1\n)")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    return file.read_bytes()


def test_what_a_formatter_has_done_stays_and_is_no_edit(out: Path) -> None:
    write(package("x = 1\n"), out)
    formatted = _format(out / "src/pkg/ops.py")
    written = write(package("x = 1\n"), out)
    assert (written.changed, (out / "src/pkg/ops.py").read_bytes()) == ((), formatted)
    # What says something else now is written as it is generated.
    assert write(package("x = 2\n"), out).changed == ("src/pkg/ops.py",)
    assert (out / "src/pkg/ops.py").read_text() == f"{FIRST_LINE}\nx = 2\n"


def test_a_comment_is_an_edit(out: Path) -> None:
    write(package("x = 1\n"), out)
    with (out / "src/pkg/ops.py").open("a") as file:
        file.write("# Mine.\n")
    with pytest.raises(UsageError, match="were edited since they were exported"):
        write(package("x = 1\n"), out)


@pytest.mark.parametrize("text", [None, "", '{"files": {"src/pkg/op', '{"files": {"../x": "1"}}'])
def test_without_its_memory_an_export_changes_no_other_file(out: Path, text: str | None) -> None:
    state = out / WORK / "state.json"
    state.unlink() if text is None else state.write_text(text)
    assert write(package(), out).changed == ()
    state.unlink() if text is None else state.write_text(text)
    with pytest.raises(UsageError, match="not known what the last export wrote") as refused:
        write(package("x = 2\n"), out)
    assert refused.value.code == "K2D923"


def test_a_module_of_the_users_own_is_not_taken_for_a_stale_one(out: Path) -> None:
    for path in ("src/pkg/mine.py", "src/pkg/defs/taken_over.py", "setup.py"):
        (out / path).write_text("mine = 1\n" if "defs" not in path else f"{FIRST_LINE}\nmine = 1\n")
    assert write(package("x = 2\n"), out).removed == ()


# Where a package may be ---------------------------------------------------------------------------


@pytest.mark.parametrize("below", [".", "code", "code/mine", "..", "../.."])
def test_the_project_its_source_and_what_is_above_are_refused(tmp_path: Path, below: str) -> None:
    project = tmp_path / "a" / "project"
    (project / "code/mine").mkdir(parents=True)
    (project / "pyproject.toml").write_text(
        '[tool.kedro]\npackage_name = "mine"\nsource_dir = "code"\n'
    )
    (tmp_path / "link").symlink_to(project, target_is_directory=True)
    for folder in (project / below, tmp_path / "link" / below):
        with pytest.raises(UsageError) as refused:
            refuse_project(folder, project)
        assert refused.value.code == "K2D926"
    refuse_project(project / "dagster", project)
    refuse_project(tmp_path / "a" / "other", project)
