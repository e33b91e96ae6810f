"""With the merge driver, git merges lines of the package that are next to each other."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..support.cases import run
from .test_branches import CONF, EDITS, HOOK, export_branch

BRANCHES: dict[str, tuple[tuple[str, str, str], ...]] = {
    **EDITS,
    "a hook": HOOK,
    "another type": ((f"{CONF}catalog.yml", "\nclean:\n  type: ", "json.JSONDataset #"),),
    "a group": (
        (f"{CONF}catalog.yml", "  filepath: data/clean.txt\n",
         "  metadata: {dagster: {group_name: texts}}\n"),
    ),
}  # fmt: skip
INSTALL = ("-m", "kedro_to_dagster", "merge-driver", "--install")


@dataclass(frozen=True)
class Repository:
    """A repository with the package of each branch."""

    folder: Path

    def git(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run git in it."""
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        return subprocess.run(
            ["git", *identity, *command],
            cwd=self.folder,
            check=check,
            capture_output=True,
            text=True,
        )

    def commit(self, branch: str, files: dict[str, bytes]) -> None:
        """Commit files on a new branch, from that of the first."""
        start = () if branch == "main" else ("main",)
        self.git("switch", "-q", *(("-c", branch, *start) if start else ("--orphan", branch)))
        for path, content in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
        self.git("add", ".")
        self.git("commit", "-q", "-m", branch)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder)
    made.git("init", "-q", "-b", "start")
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a parameter", "a hook"),
        ("another type", "owners"),
        ("a tag", "a group"),
    ],
)
def test_lines_next_to_each_other_merge(
    one: str, other: str, repository: Repository, tmp_path: Path
) -> None:
    """git alone sees a conflict; the result is what the merged project exports."""
    for name, changes in {"main": (), "one": BRANCHES[one], "other": BRANCHES[other]}.items():
        repository.commit(name, export_branch(tmp_path / name, changes))
    assert repository.git("merge", "-q", "--no-edit", "one", check=False).returncode == 1
    repository.git("merge", "--abort")
    run(*INSTALL, folder=repository.folder)
    repository.git("merge", "-q", "--no-edit", "one")
    project = tmp_path / "both"
    export_branch(project, (*BRANCHES[one], *BRANCHES[other]))
    for path in repository.git("ls-files").stdout.splitlines():
        (project / "dagster" / path).write_bytes((repository.folder / path).read_bytes())
    run("-m", "kedro_to_dagster", "check", "dagster", "--fresh", folder=project)


def test_one_statement_that_both_have_changed_is_a_conflict_as_gits(
    repository: Repository, tmp_path: Path
) -> None:
    for name, length in (("main", "3"), ("one", "4"), ("other", "5")):
        edit = (f"{CONF}parameters.yml", "\nlength: ", f"{length} #")
        repository.commit(name, export_branch(tmp_path / name, (edit,)))
    run(*INSTALL, folder=repository.folder)
    merged = repository.git("merge", "--no-edit", "one", check=False)
    assert merged.returncode == 1
    module = "src/tiny_project_dagster/parameters.py"
    assert f"CONFLICT (content): Merge conflict in {module}" in merged.stdout
    text = (repository.folder / module).read_text("utf-8")
    assert (
        "<<<<<<< ours\n    length: Number = 5\n=======\n    length: Number = 4\n>>>>>>> theirs\n"
        in text
    )


def test_outside_of_a_clone_it_cannot_be_installed(tmp_path: Path) -> None:
    done = run(*INSTALL, folder=tmp_path, check=False)
    assert done.returncode == 2
    assert "K2D986" in done.stderr
    assert sys.executable not in done.stdout


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--install", "a", "b", "c", "d"]])
def test_it_is_installed_or_merges_four_things(arguments: list[str], tmp_path: Path) -> None:
    done = run("-m", "kedro_to_dagster", "merge-driver", *arguments, folder=tmp_path, check=False)
    assert done.returncode == 2
    assert "Give --install, or what git gives a merge driver" in done.stderr


def test_it_tells_programs_what_it_has_done(tmp_path: Path) -> None:
    for name, text in (("base", "a = 1\n"), ("ours", "a = 2\n"), ("theirs", "a = 3\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = ("-m", "kedro_to_dagster", "merge-driver", "--json")
    done = run(*command, "base", "ours", "theirs", "x.py", folder=tmp_path, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"schema": 1, "path": "x.py", "has_conflicts": True}
    done = run(*command, "--install", folder=tmp_path, check=False)
    assert json.loads(done.stdout)["error"]["code"] == "K2D986"
    Repository(tmp_path).git("init", "-q")
    done = run(*command, "--install", folder=tmp_path)
    assert json.loads(done.stdout)["command"].endswith("merge-driver %O %A %B %P")
