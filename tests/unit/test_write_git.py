"""Writing in a git work tree: what is committed cannot be lost, what is not committed is not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import GeneratedFile, with_first_line
from kedro_to_dagster.manifest import MANIFEST, make_manifest
from kedro_to_dagster.write import write
from kedro_to_dagster.write.folder import WORK

OPS = "src/pkg/ops.py"


def package(*lines: str, **modules: str) -> tuple[GeneratedFile, ...]:
    """A package with a module of some lines, and further ones."""
    texts = {"src/pkg/__init__.py": '"""Code."""\n', OPS: "".join(f"{line}\n" for line in lines)}
    texts |= {f"src/pkg/{name}.py": text for name, text in modules.items()}
    files = with_first_line(GeneratedFile(path=path, text=text) for path, text in texts.items())
    return (*files, make_manifest("1.0", {}))


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """Run git as somebody."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=check, capture_output=True, text=True).stdout


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A package that is committed, below the top of a work tree."""
    git(tmp_path, "init", "-q", "-b", "main")
    write(package("a = 1", stale="x = 1\n"), tmp_path / "dagster")
    _commit(tmp_path, "Export")
    return tmp_path / "dagster"


def _commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def _forget(out: Path) -> None:
    """As in a fresh clone."""
    (out / WORK / "state.json").unlink()


def _is_refused(files: tuple[GeneratedFile, ...], out: Path, path: str) -> bool:
    before = (out / path).read_bytes()
    with pytest.raises(UsageError, match=path) as refused:
        write(files, out)
    return refused.value.code == "K2D923" and (out / path).read_bytes() == before


def test_the_work_folder_is_not_seen_by_git(out: Path) -> None:
    assert WORK not in git(out, "ls-files")
    assert git(out, "status", "--porcelain", "--untracked-files=all") == ""


def test_a_fresh_clone_is_exported_with_its_stale_modules(out: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(tmp_path), str(tmp_path / "clone"))
    written = write(package("a = 2"), tmp_path / "clone/dagster")
    assert written.changed == (OPS,)
    assert written.removed == ("src/pkg/stale.py",)


def test_an_edit_that_is_committed_is_overwritten(out: Path) -> None:
    (out / OPS).write_text("edited = 1\n")
    _commit(out, "By hand")
    assert write(package("a = 2"), out).changed == (OPS,)


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("path", [OPS, "src/pkg/stale.py"])
def test_an_edit_that_is_not_committed_is_refused(out: Path, staged: bool, path: str) -> None:
    (out / path).write_text("edited = 1\n")
    if staged:
        git(out, "add", "-A")
    assert _is_refused(package("a = 2"), out, path)
    _forget(out)
    if path == OPS:
        assert _is_refused(package("a = 2"), out, path)
    else:
        # Nothing tells that it is not the user's own.
        assert path not in write(package("a = 1"), out).removed


def test_a_file_that_git_ignores_or_does_not_have_is_not_committed(out: Path) -> None:
    (out / "src/pkg/new.py").write_text("mine = 1\n")
    assert _is_refused(package("a = 1", new="x = 1\n"), out, "src/pkg/new.py")
    (out / ".gitignore").write_text("new.py\n")
    assert _is_refused(package("a = 1", new="x = 1\n"), out, "src/pkg/new.py")


def test_an_edit_that_git_is_told_to_overlook_is_an_edit(out: Path) -> None:
    git(out, "update-index", "--assume-unchanged", OPS)
    (out / OPS).write_text("edited = 1\n")
    assert _is_refused(package("a = 2"), out, OPS)


def test_what_an_export_made_and_nobody_committed_is_no_edit(out: Path) -> None:
    write(package("a = 2"), out)
    assert write(package("a = 3"), out).changed == (OPS,)


def test_other_line_ends_of_a_checkout_are_no_edit(out: Path) -> None:
    git(out, "config", "core.autocrlf", "true")
    (out / OPS).write_bytes((out / OPS).read_bytes().replace(b"\n", b"\r\n"))
    _forget(out)
    assert OPS in write(package("a = 2"), out).changed


def test_variables_that_git_sets_for_its_hooks_are_not_followed(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(out / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(out / "nowhere"))
    _forget(out)
    assert write(package("a = 2"), out).changed == (OPS,)


def _two_branches(
    out: Path, ours: tuple[GeneratedFile, ...], theirs: tuple[GeneratedFile, ...]
) -> None:
    git(out, "checkout", "-q", "-b", "other")
    write(theirs, out)
    _commit(out, "Theirs")
    git(out, "checkout", "-q", "main")
    write(ours, out)
    _commit(out, "Ours")


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
@pytest.mark.parametrize("added", [False, True], ids=["as git left it", "staged"])
def test_a_conflict_is_exported_away(out: Path, command: str, added: bool) -> None:
    _two_branches(out, package("a = 2"), package("a = 3"))
    git(out, command, "other", check=False)
    assert "<<<<<<<" in (out / OPS).read_text()
    _forget(out)
    if added:
        git(out, "add", "-A")
    write(package("a = 4"), out)
    assert (out / OPS).read_text().endswith("\na = 4\n")


def test_what_git_has_merged_by_itself_is_exported_again(out: Path) -> None:
    lines = [f"a{number} = 1" for number in range(20)]
    write(package(*lines), out)
    _commit(out, "More")
    _two_branches(out, package("first = 1", *lines), package(*lines, "last = 1"))
    git(out, "merge", "-q", "--no-commit", "--no-ff", "other")
    assert "last" in (out / OPS).read_text()
    assert write(package("first = 2", *lines, "last = 1"), out).changed == (OPS,)


def test_an_edit_in_the_middle_of_a_merge_is_an_edit(out: Path) -> None:
    _two_branches(out, package("a = 2", b="b = 1\n"), package("a = 3", b="b = 1\n"))
    git(out, "merge", "other", check=False)
    (out / "src/pkg/b.py").write_text("edited = 1\n")
    assert _is_refused(package("a = 4", b="b = 1\n"), out, "src/pkg/b.py")


def test_a_manifest_with_conflicts_is_exported_away(out: Path) -> None:
    git(out, "checkout", "-q", "-b", "other")
    (out / MANIFEST).write_text('{"kedro-to-dagster": "1.1", "options": {}}\n')
    _commit(out, "Theirs")
    git(out, "checkout", "-q", "main")
    (out / MANIFEST).write_text('{"kedro-to-dagster": "1.2", "options": {}}\n')
    _commit(out, "Ours")
    git(out, "merge", "other", check=False)
    assert "<<<<<<<" in (out / MANIFEST).read_text()
    assert MANIFEST in write(package("a = 1"), out).changed
