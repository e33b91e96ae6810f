"""Writing a package: all of it or nothing, and never anything that is the user's own."""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import GeneratedFile
from kedro_to_dagster.manifest import MANIFEST, make_manifest
from kedro_to_dagster.write import Written, write
from kedro_to_dagster.write.folder import WORK
from kedro_to_dagster.write.state import STATE
from kedro_to_dagster.write.swap import GUARD

from ..support.cases import files_below

OLD = {
    "README.md": "old readme",
    "src/pkg/__init__.py": "",
    "src/pkg/changed.py": "old = 1",
    "src/pkg/stale/deep/gone.py": "gone = 1",
}
NEW = {
    "README.md": "new readme",
    "src/pkg/__init__.py": "",
    "src/pkg/changed.py": "new = 1",
    "src/pkg/added/module.py": "added = 1",
}


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of exports follow; what is waited for is the subject of a test of its own."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def package(texts: dict[str, str]) -> list[GeneratedFile]:
    """The files of a package, with their manifest."""
    files = [GeneratedFile(path=path, text=text) for path, text in texts.items()]
    return [*files, make_manifest("1.0", {})]


def contents(texts: dict[str, str]) -> dict[str, bytes]:
    """What a folder with exactly this package holds."""
    return {file.path: file.data for file in package(texts)}


def _old_package(out: Path) -> None:
    write(package(OLD), out)
    (out / "notes.txt").write_text("my own")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with an old package, and a file of the user's own in it."""
    _old_package(tmp_path / "out")
    return tmp_path / "out"


def test_a_package_is_written_to_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    written = write(package(NEW), folder)
    assert files_below(folder) == contents(NEW)
    assert written == Written(added=tuple(sorted([*NEW, MANIFEST])))


def test_a_package_is_written_to_an_empty_folder(tmp_path: Path) -> None:
    write(package(NEW), tmp_path)
    assert files_below(tmp_path) == contents(NEW)


def test_what_was_done_is_told_by_file(out: Path) -> None:
    assert write(package(NEW), out) == Written(
        added=("src/pkg/added/module.py",),
        changed=("README.md", "src/pkg/changed.py"),
        unchanged=(MANIFEST, "src/pkg/__init__.py"),
        removed=("src/pkg/stale/deep/gone.py",),
    )
    assert files_below(out) == {**contents(NEW), "notes.txt": b"my own"}


def test_unchanged_files_are_not_touched(out: Path) -> None:
    paths = [out / path for path in contents(OLD)]
    for path in paths:
        os.utime(path, ns=(1, 1))
    written = write(package(OLD), out)
    assert written == Written(unchanged=tuple(sorted(contents(OLD))))
    assert {path.stat().st_mtime_ns for path in paths} == {1}


def test_folders_left_empty_by_stale_files_are_removed(out: Path) -> None:
    write(package(NEW), out)
    assert not (out / "src/pkg/stale").exists()


def test_a_folder_with_a_file_of_the_users_own_stays(out: Path) -> None:
    (out / "src/pkg/stale/mine.py").write_text("mine")
    write(package(NEW), out)
    assert not (out / "src/pkg/stale/deep").exists()
    assert (out / "src/pkg/stale/mine.py").read_text() == "mine"


def test_nothing_else_is_left_in_the_folder(out: Path) -> None:
    write(package(NEW), out)
    assert {path.name for path in out.iterdir()} == {
        "README.md",
        MANIFEST,
        "notes.txt",
        "src",
        WORK,
    }
    remembered = {"generated.json.gz", "state.json"}
    assert {path.name for path in (out / WORK).iterdir()} == {".gitignore", "lock", *remembered}


@pytest.mark.parametrize("path", ["src/pkg/changed.py", "src/pkg/stale/deep/gone.py", "README.md"])
def test_a_file_that_was_edited_is_not_overwritten(out: Path, path: str) -> None:
    (out / path).write_text("edited by hand")
    before = files_below(out)
    with pytest.raises(UsageError, match=path) as refused:
        write(package(NEW), out)
    assert refused.value.code == "K2D923"
    assert files_below(out) == before


def test_a_file_of_the_users_own_is_not_overwritten_by_one_that_is_new(out: Path) -> None:
    (out / "src/pkg/added").mkdir()
    (out / "src/pkg/added/module.py").write_text("my own")
    with pytest.raises(UsageError) as refused:
        write(package(NEW), out)
    assert refused.value.code == "K2D923"
    assert (out / "src/pkg/added/module.py").read_text() == "my own"


def test_force_overwrites_edited_files_and_still_keeps_the_users_own(out: Path) -> None:
    (out / "src/pkg/changed.py").write_text("edited by hand")
    write(package(NEW), out, force=True)
    assert files_below(out) == {**contents(NEW), "notes.txt": b"my own"}


def test_an_edit_that_is_what_the_export_makes_is_no_edit(out: Path) -> None:
    (out / "src/pkg/changed.py").write_text(NEW["src/pkg/changed.py"])
    assert "src/pkg/changed.py" in write(package(NEW), out).unchanged


def test_a_generated_file_that_was_deleted_is_made_again(out: Path) -> None:
    (out / "README.md").unlink()
    assert write(package(OLD), out).added == ("README.md",)


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(UsageError) as refused:
        write(package(NEW), tmp_path)
    assert refused.value.code == "K2D921"
    assert files_below(tmp_path) == {"thesis.tex": b"years of work"}


def test_force_writes_beside_something_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    write(package(NEW), tmp_path, force=True)
    assert files_below(tmp_path) == {**contents(NEW), "thesis.tex": b"years of work"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    for force in (False, True):
        with pytest.raises(UsageError) as refused:
            write(package(NEW), tmp_path / "out", force=force)
        assert refused.value.code == "K2D920"
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"files": 1}', '{"files": []}', "\x00"]
)
def test_a_manifest_that_cannot_be_read_is_refused(out: Path, text: str) -> None:
    (out / MANIFEST).write_text(text)
    before = files_below(out)
    with pytest.raises(UsageError) as refused:
        write(package(NEW), out)
    assert refused.value.code == "K2D922"
    assert files_below(out) == before


def test_force_replaces_a_manifest_that_cannot_be_read(out: Path) -> None:
    (out / MANIFEST).write_text("{")
    write(package(NEW), out, force=True)
    assert contents(NEW).items() <= files_below(out).items()


@pytest.mark.parametrize("force", [False, True], ids=["plain", "force"])
def test_no_file_outside_of_the_folder_is_touched_whatever_the_manifest_says(
    out: Path, force: bool
) -> None:
    outside = out.parent / "outside.txt"
    outside.write_text("not yours")
    digest = GeneratedFile(path="", text="not yours").digest
    manifest = json.loads((out / MANIFEST).read_text())
    crafted = {"../outside.txt": digest, str(outside): digest}
    (out / MANIFEST).write_text(json.dumps({**manifest, "files": crafted}))
    (out / STATE).write_text(json.dumps({"files": crafted, "shared": {}}))
    try:
        write(package(NEW), out, force=force)
    except UsageError as refused:
        assert refused.code == "K2D922"
    assert outside.read_text() == "not yours"


# Failures and deaths ----------------------------------------------------------------------------

# Everything by which an export changes what there is.
MAKING = ((Path, "replace"), (Path, "write_bytes"), (shutil, "copy2"))
CHANGES = (*MAKING, (os, "unlink"), (os, "rmdir"))


@contextlib.contextmanager
def _at_change(
    number: int, happens: Callable[[], None], changes: Iterable[tuple[Any, str]] = CHANGES
) -> Iterator[None]:
    """Let something happen in place of the n-th change."""
    calls = itertools.count(1)

    def at(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            # Within a folder that is removed as a whole, one moment is as good as another.
            if "dir_fd" not in kwargs and next(calls) == number:
                happens()
            return function(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in changes:
            patch.setattr(owner, name, at(getattr(owner, name)))
        yield


def _fails(number: int, texts: dict[str, str], folder: Path) -> bool:
    """Export with an error in place of the n-th file made or moved; whether there were so many."""

    def fail() -> None:
        raise OSError("no space left on device")

    try:
        with _at_change(number, fail, MAKING):
            write(package(texts), folder)
    except OSError:
        return True
    return False


def _dies(
    number: int,
    texts: dict[str, str],
    folder: Path,
    changes: Iterable[tuple[Any, str]] = CHANGES,
) -> bool:
    """Export in a process that dies in place of the n-th change; whether there were so many."""
    child = os.fork()
    if child == 0:
        # The collector would write to, and so copy, all that the process has in memory.
        gc.disable()
        with _at_change(number, lambda: os._exit(9), changes):
            write(package(texts), folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


End: TypeAlias = Callable[[int, dict[str, str], Path], bool]


def _no_folder(_: Path) -> None:
    pass


def _cut_short(
    end: End, folder: Path, before: Callable[[Path], None] = _old_package
) -> Iterator[tuple[int, Path]]:
    """A folder for every change at which an export can come to its end."""
    for number in itertools.count(1):
        out = folder / str(number)
        before(out)
        if not end(number, NEW, out):
            return
        yield number, out


def _exports_to(texts: dict[str, str], out: Path) -> bool:
    """Whether another export is possible, and complete."""
    try:
        write(package(texts), out)
    except UsageError:
        return False
    return contents(texts).items() <= files_below(out).items()


def test_an_error_at_any_point_leaves_the_old_package(tmp_path: Path) -> None:
    old = {**contents(OLD), "notes.txt": b"my own"}
    other = [number for number, out in _cut_short(_fails, tmp_path) if files_below(out) != old]
    assert other == []


def test_after_an_error_at_any_point_the_package_can_be_exported(tmp_path: Path) -> None:
    stuck = [number for number, out in _cut_short(_fails, tmp_path) if not _exports_to(NEW, out)]
    assert stuck == []


def test_an_error_in_the_first_export_leaves_no_folder(tmp_path: Path) -> None:
    left = [number for number, out in _cut_short(_fails, tmp_path, _no_folder) if out.exists()]
    assert left == []


def test_an_error_in_the_first_export_leaves_an_empty_folder_as_it_was(tmp_path: Path) -> None:
    ended = _cut_short(_fails, tmp_path, Path.mkdir)
    assert [number for number, out in ended if any(out.iterdir())] == []


def test_the_next_export_completes_one_whose_process_died_at_any_point(tmp_path: Path) -> None:
    stuck = [number for number, out in _cut_short(_dies, tmp_path) if not _exports_to(NEW, out)]
    assert stuck == []


def test_an_export_whose_process_died_at_its_very_end_is_done(tmp_path: Path) -> None:
    """All files are in place: none of them is written again."""

    def places(out: Path) -> dict[str, int]:
        return {path: (out / path).stat().st_ino for path in contents(NEW)}

    ends = [
        out
        for _, out in _cut_short(_dies, tmp_path)
        if contents(NEW).items() <= files_below(out).items()
    ]
    assert ends
    for out in ends:
        before = places(out)
        assert _exports_to(NEW, out)
        assert places(out) == before


def test_no_old_file_is_lost_when_the_process_dies_at_any_point(tmp_path: Path) -> None:
    lost = [number for number, out in _cut_short(_dies, tmp_path) if not _exports_to(OLD, out)]
    assert lost == []


def test_no_file_of_the_users_own_is_lost_when_the_process_dies_at_any_point(
    tmp_path: Path,
) -> None:
    lost = []
    for number, out in _cut_short(_dies, tmp_path):
        _exports_to(NEW, out)
        if (out / "notes.txt").read_text() != "my own":
            lost.append(number)
    assert lost == []


def _is_mixed(out: Path) -> bool:
    """Whether what was left would load, and is neither the old package nor the new one."""
    left = {path: data for path, data in files_below(out).items() if path != "notes.txt"}
    refuses = left.get("src/pkg/__init__.py") == GUARD
    loads = "src/pkg/__init__.py" in left and not refuses
    return loads and left not in (contents(OLD), contents(NEW))


def test_what_a_death_leaves_is_one_package_or_refuses_to_load(tmp_path: Path) -> None:
    mixed = [number for number, out in _cut_short(_dies, tmp_path) if _is_mixed(out)]
    assert mixed == []


def test_what_the_death_of_a_first_export_leaves_is_whole_or_refuses_to_load(
    tmp_path: Path,
) -> None:
    mixed = [number for number, out in _cut_short(_dies, tmp_path, _no_folder) if _is_mixed(out)]
    assert mixed == []


def _dies_in_the_middle(folder: Path) -> None:
    """Export the new package in a process that dies when some of its files are in their place."""
    assert _dies(6, NEW, folder, [(Path, "replace")])
    left = files_below(folder)
    assert left["src/pkg/__init__.py"] == GUARD
    assert (left["README.md"], left["src/pkg/changed.py"]) == (b"new readme", b"old = 1")


def _recovery_dies(number: int, texts: dict[str, str], folder: Path) -> bool:
    _dies_in_the_middle(folder)
    return _dies(number, texts, folder)


def test_the_death_of_a_recovery_leaves_one_package_or_one_that_refuses(tmp_path: Path) -> None:
    bad = [
        number
        for number, out in _cut_short(_recovery_dies, tmp_path)
        if _is_mixed(out) or not _exports_to(NEW, out)
    ]
    assert bad == []


@pytest.mark.parametrize("path", ["README.md", "src/pkg/__init__.py", "src/pkg/stale/deep/gone.py"])
def test_an_edit_made_after_a_death_is_not_lost(tmp_path: Path, path: str) -> None:
    for _, out in _cut_short(_dies, tmp_path / path):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text("edited by hand")
        with contextlib.suppress(UsageError):
            write(package(NEW), out)
        assert (out / path).read_text() == "edited by hand"


def test_a_package_that_refuses_to_load_does_so_until_an_export_is_done(tmp_path: Path) -> None:
    _old_package(tmp_path)
    _dies_in_the_middle(tmp_path)
    (tmp_path / "README.md").write_text("edited by hand")
    with pytest.raises(UsageError):
        write(package(NEW), tmp_path)
    assert (tmp_path / "src/pkg/__init__.py").read_bytes() == GUARD
    write(package(NEW), tmp_path, force=True)
    assert contents(NEW).items() <= files_below(tmp_path).items()


def test_what_is_left_of_an_export_that_died_leads_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("not yours")
    out = tmp_path / "out"
    _old_package(out)
    left = out / WORK / "under_way"
    (left / "new").mkdir(parents=True)
    (left / "new" / "link").symlink_to(outside)
    (left / "old").symlink_to(tmp_path, target_is_directory=True)
    (out / "away").symlink_to(tmp_path, target_is_directory=True)
    (left / "new" / "away").mkdir()
    (left / "new" / "away" / "outside.txt").write_text("not yours")
    (out / WORK / "journal.json").write_text('{"restore": ["../outside.txt"], "remove": [')
    assert _exports_to(NEW, out)
    assert outside.read_text() == "not yours"
    assert not (out / "outside.txt").exists()


def test_a_link_out_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/src").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(UsageError) as refused:
        write(package(NEW), tmp_path / "out", force=True)
    assert refused.value.code == "K2D929"
    assert files_below(tmp_path / "elsewhere") == {}


def test_an_edit_made_while_the_export_runs_is_not_lost(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def edit(source: Path, target: Path) -> Path:
        if Path(target) == out / "src/pkg/__init__.py":
            (out / "src/pkg/changed.py").write_text("edited by hand")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", edit)
    with pytest.raises(UsageError, match="while the export ran") as refused:
        write(package(NEW), out)
    assert refused.value.code == "K2D937"
    old = {**contents(OLD), "notes.txt": b"my own", "src/pkg/changed.py": b"edited by hand"}
    assert files_below(out) == old


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the names of open files")
def test_both_packages_are_on_the_disk_before_the_first_file_is_moved(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    def fsync(file: int) -> None:
        happened.append(Path(f"/proc/self/fd/{file}").resolve().as_posix())

    replace = Path.replace

    def moved(source: Path, target: Path) -> Path:
        happened.append(f"move to {Path(target).relative_to(out).as_posix()}")
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", moved)
    write(package(NEW), out)
    begins = happened.index(f"move to {WORK}/under_way")
    before, after = happened[:begins], happened[begins:]
    prepared = out / WORK / "prepared"
    for path in ("README.md", "src/pkg/changed.py", "src/pkg/__init__.py"):
        for copy in ("old", "new", "moved"):
            assert str(prepared / copy / path) in before
    assert str(prepared / "guards/src/pkg/__init__.py") in before
    assert after[1] == str(out / WORK)
    assert after[2] == "move to src/pkg/__init__.py"


def test_python_takes_no_compiled_module_of_the_package_before(out: Path) -> None:
    same_size = {**OLD, "src/pkg/changed.py": OLD["src/pkg/changed.py"].replace("1", "2")}
    before = (out / "src/pkg/changed.py").stat()
    write(package(same_size), out)
    after = (out / "src/pkg/changed.py").stat()
    assert after.st_size == before.st_size
    assert int(after.st_mtime) > int(before.st_mtime)


def test_the_first_export_can_be_repeated_if_its_process_died_at_any_point(tmp_path: Path) -> None:
    stuck = [
        number
        for number, out in _cut_short(_dies, tmp_path, _no_folder)
        if not _exports_to(NEW, out)
    ]
    assert stuck == []
