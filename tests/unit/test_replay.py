"""Edits of a package replayed: where the base comes from, and what becomes of each file."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import GeneratedFile, with_first_line
from kedro_to_dagster.manifest import make_manifest
from kedro_to_dagster.merge import Replay, replay, state_of
from kedro_to_dagster.options import Options
from kedro_to_dagster.write import write
from kedro_to_dagster.write.folder import WORK

from ..support.projects import write_project

OPS = "src/pkg/ops.py"
VERSION = "0.1.0"


def package(number: int, **modules: str) -> tuple[GeneratedFile, ...]:
    """What a project of a number is exported to."""
    texts = {"src/pkg/__init__.py": '"""Code."""\n', OPS: f"a = {number}\n\nb = 1\n\nc = 1\n"}
    texts |= {f"src/pkg/{name}.py": text for name, text in modules.items()}
    files = with_first_line(GeneratedFile(path=path, text=text) for path, text in texts.items())
    return (*files, make_manifest(VERSION, {}))


@dataclass
class World:
    """A Kedro project in git, and its package; the export reads a number from the configuration."""

    project: Path
    asked: list[int] = field(default_factory=list)

    @property
    def out(self) -> Path:
        return self.project / "dagster"

    @property
    def ops(self) -> Path:
        return self.out / OPS

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(
            ["git", "-C", str(self.project), *who, *arguments], check=True, capture_output=True
        )

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def set(self, number: int) -> None:
        (self.project / "conf/base/parameters.yml").write_text(f"a: {number}\n")

    def edit(self, old: str, new: str) -> None:
        text = self.ops.read_text()
        assert old in text
        self.ops.write_text(text.replace(old, new))

    def forget(self) -> None:
        for name in ("state.json", "generated.json.gz"):
            (self.out / WORK / name).unlink()

    def earlier(self, project: Path, kept: Mapping[str, Any]) -> Mapping[str, str]:
        """Export the project as it was."""
        number = self._number(project)
        self.asked.append(number)
        return {file.path: file.text for file in package(number) if file.path.startswith("src")}

    def export(self, *, merge: bool = True, **modules: str) -> Replay:
        files = package(self._number(self.project), **modules)
        if not merge:
            write(files, self.out, project=state_of(self.out, self.project))
            return Replay(files=files)
        replayed = replay(files, Options(project=self.project), self.out, self.earlier)
        write(
            replayed.files,
            self.out,
            kept_paths=replayed.kept,
            generated=files,
            merged=replayed.read,
            project=state_of(self.out, self.project),
        )
        return replayed

    def _number(self, project: Path) -> int:
        return int((project / "conf/base/parameters.yml").read_text().split()[1])


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A project of number 1 whose package is committed."""
    made = World(write_project(tmp_path / "project", files={".gitignore": "conf/local/*\n"}))
    made.git("init", "-q", "-b", "main")
    made.set(1)
    made.export(merge=False)
    made.commit()
    return made


def _code(world: World) -> str:
    return world.ops.read_text().partition("\n")[2]


@pytest.mark.parametrize("remembered", [True, False])
@pytest.mark.parametrize("committed", [True, False])
def test_edits_are_replayed(world: World, remembered: bool, committed: bool) -> None:
    world.edit("b = 1", "b = 2  # mine")
    if committed:
        world.commit()
    if not remembered:
        world.forget()
    world.set(2)
    result = world.export()
    assert _code(world) == "a = 2\n\nb = 2  # mine\n\nc = 1\n"
    assert (result.edited, result.conflicts) == ((OPS,), ())
    assert world.asked == ([] if remembered else [1])
    before = world.ops.read_bytes()
    assert world.export().edited == (OPS,)
    assert world.ops.read_bytes() == before


def test_an_export_that_is_not_to_replay_them_refuses_to_lose_them(world: World) -> None:
    world.edit("b = 1", "b = 2")
    world.set(2)
    world.export()
    with pytest.raises(UsageError, match=OPS) as refused:
        world.export(merge=False)
    assert refused.value.code == "K2D923"


def test_the_state_of_the_project_is_found_that_was_exported(world: World) -> None:
    # The project goes on, and the package is edited, without an export.
    world.forget()
    world.set(2)
    world.commit()
    world.edit("b = 1", "b = 2")
    world.commit()
    world.set(3)
    world.export()
    assert _code(world) == "a = 3\n\nb = 2\n\nc = 1\n"
    assert world.asked == [2, 1]


def test_the_memory_of_a_merge_serves_the_next_one(world: World) -> None:
    for number in (2, 3):
        world.edit(f"a = {number - 1}", f"a = {number - 1}\nmine_{number} = 1")
        world.commit()
        world.set(number)
        assert world.export().conflicts == ()
        world.commit()
    assert _code(world) == "a = 3\nmine_3 = 1\nmine_2 = 1\n\nb = 1\n\nc = 1\n"
    assert world.asked == []


def test_what_a_colleague_has_exported_and_edited_is_not_taken_for_an_edit(world: World) -> None:
    remembered = {
        name: (world.out / WORK / name).read_bytes() for name in ("state.json", "generated.json.gz")
    }
    world.set(2)
    world.export()
    world.edit("b = 1", "b = 2")
    world.commit()
    # This machine remembers the first export only.
    for name, data in remembered.items():
        (world.out / WORK / name).write_bytes(data)
    world.set(3)
    assert world.export().conflicts == ()
    assert _code(world) == "a = 3\n\nb = 2\n\nc = 1\n"


def test_a_conflict_is_told_until_it_is_resolved(world: World) -> None:
    world.edit("a = 1", "a = 10")
    world.set(2)
    result = world.export()
    assert [(found.path, found.line) for found in result.conflicts] == [(OPS, 2)]
    assert "<<<<<<< edited\na = 10\n=======\na = 2\n>>>>>>> exported\n" in world.ops.read_text()
    assert world.export().conflicts == result.conflicts
    world.set(3)
    with pytest.raises(UsageError, match=f"{OPS}:2") as refused:
        world.export()
    assert refused.value.code == "K2D981"
    world.set(2)
    world.ops.write_text(world.ops.read_text().split("<<<")[0] + "a = 12\n\nb = 1\n\nc = 1\n")
    assert world.export().conflicts == ()
    assert _code(world) == "a = 12\n\nb = 1\n\nc = 1\n"


def test_files_that_are_deleted_stay_deleted_unless_they_change(world: World) -> None:
    world.export(merge=False, more="x = 1\n")
    (world.out / "src/pkg/more.py").unlink()
    assert world.export(more="x = 1\n").conflicts == ()
    assert not (world.out / "src/pkg/more.py").exists()
    result = world.export(more="x = 2\n")
    assert [(found.path, found.line) for found in result.conflicts] == [("src/pkg/more.py", None)]
    assert (world.out / "src/pkg/more.py").read_text().endswith("x = 2\n")


def test_a_file_that_is_no_longer_made_goes_unless_it_is_edited(world: World) -> None:
    world.export(merge=False, more="x = 1\n", other="y = 1\n")
    (world.out / "src/pkg/more.py").write_text(
        (world.out / "src/pkg/more.py").read_text() + "z = 1\n"
    )
    for _ in range(2):
        result = world.export()
        assert [(found.path, found.line) for found in result.conflicts] == [
            ("src/pkg/more.py", None)
        ]
        assert (world.out / "src/pkg/more.py").read_text().endswith("z = 1\n")
        assert not (world.out / "src/pkg/other.py").exists()
    (world.out / "src/pkg/more.py").write_text("x = 1\nz = 1\n")
    assert world.export().conflicts == ()


def test_a_file_that_the_export_begins_to_make_where_the_user_has_one_is_merged(
    world: World,
) -> None:
    (world.out / "src/pkg/more.py").write_text("mine = 1\n")
    result = world.export(more="x = 1\n")
    assert result.conflicts == ()
    text = (world.out / "src/pkg/more.py").read_text()
    assert "mine = 1\n" in text
    assert "x = 1\n" in text


def test_without_git_and_memory_nothing_tells_what_an_edit_is(tmp_path: Path) -> None:
    world = World(write_project(tmp_path / "project"))
    world.set(1)
    world.export(merge=False)
    world.edit("b = 1", "b = 2")
    world.set(2)
    world.export()
    assert _code(world) == "a = 2\n\nb = 2\n\nc = 1\n"
    world.forget()
    with pytest.raises(UsageError) as refused:
        world.export()
    assert refused.value.code == "K2D982"


def test_a_history_that_is_cut_off_is_refused(world: World, tmp_path: Path) -> None:
    world.set(2)
    world.edit("b = 1", "b = 2")
    world.commit()
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{world.project}", str(tmp_path / "clone")],
        check=True,
    )
    shallow = World(tmp_path / "clone")
    shallow.set(3)
    with pytest.raises(UsageError) as refused:
        shallow.export()
    assert refused.value.code == "K2D983"
