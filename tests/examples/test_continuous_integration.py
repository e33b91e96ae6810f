"""The files for continuous integration work, as far as their shell goes: on a copy of a golden project.

What they say of the service is checked by form only, and what they install is there already.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..support.cases import CASES, ROOT
from ..support.forked import environment
from ..support.shell import forked_commands

EXAMPLES = ROOT / "examples"
CASE = next(case for case in CASES if case.name == "credentials")
GIT = ("git", "-c", "user.name=somebody", "-c", "user.email=somebody@example.org")


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def github() -> list[str]:
    """The shell of the workflow's steps."""
    (job,) = _read(EXAMPLES / "github" / "dagster-package.yml")["jobs"].values()
    return [line for step in job["steps"] for line in step.get("run", "").splitlines()]


def gitlab() -> list[str]:
    """The shell of the job."""
    (job,) = _read(EXAMPLES / "gitlab" / "dagster-package.yml").values()
    return [*job["before_script"], *job["script"]]


def pre_commit() -> list[str]:
    """What pre-commit runs, and its rule that a hook which changes files has failed."""
    (repository,) = _read(EXAMPLES / "pre-commit-config.yaml")["repos"]
    offered = {hook["id"]: hook for hook in _read(ROOT / ".pre-commit-hooks.yaml")}
    hooks = [{**offered[hook["id"]], **hook} for hook in repository["hooks"]]
    run = [shlex.join([*shlex.split(hook["entry"]), *hook["args"]]) for hook in hooks]
    return [*run, "git diff --exit-code -- dagster"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Kedro project with its package, committed and up to date."""
    folder = CASE.copy_with_package(tmp_path_factory.mktemp("ci") / "project")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Export"]):
        subprocess.run([*GIT, *words], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("lines", [github, gitlab, pre_commit])
def test_it_passes_if_the_package_is_up_to_date_and_fails_if_not(
    lines: Callable[[], list[str]], project: Path
) -> None:
    commands = [line for line in lines() if not _is_left_out(line)]
    assert any(line.startswith("kedro-to-dagster") for line in commands)
    result = _shell(commands, project)
    assert not result.returncode, result.stdout + result.stderr
    parameters = project / "conf/base/parameters.yml"
    before = parameters.read_text(encoding="utf-8")
    parameters.write_text("digits: 2\n", encoding="utf-8")
    try:
        result = _shell(commands, project)
        assert result.returncode == 1
        assert re.search(r"^\+    digits: \w+ = 2$", result.stdout, re.M)
    finally:
        parameters.write_text(before, encoding="utf-8")
        subprocess.run([*GIT, "checkout", "-q", "."], cwd=project, check=True)


@pytest.mark.slow
@pytest.mark.parametrize("lines", [github, gitlab])
def test_the_definitions_load(lines: Callable[[], list[str]], project: Path) -> None:
    commands = [line for line in lines() if line.startswith("dg check")]
    assert commands
    result = _shell(commands, project)
    assert not result.returncode, result.stdout + result.stderr


def test_the_hook_that_checks_writes_nothing(project: Path) -> None:
    offered = {hook["id"]: hook for hook in _read(ROOT / ".pre-commit-hooks.yaml")}
    hook = offered["kedro-to-dagster-check"]
    command = shlex.join([*shlex.split(hook["entry"]), *hook["args"]])
    assert _shell([command], project).returncode == 0
    parameters = project / "conf/base/parameters.yml"
    before = parameters.read_text(encoding="utf-8")
    parameters.write_text("digits: 2\n", encoding="utf-8")
    try:
        assert _shell([command], project).returncode == 1
        assert _shell(["git diff --exit-code -- dagster"], project).returncode == 0
    finally:
        parameters.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("id", ["kedro-to-dagster-export", "kedro-to-dagster-check"])
def test_a_hook_fails_as_long_as_git_does_not_track_all_files(id: str, tmp_path: Path) -> None:
    project = CASE.copy_project(tmp_path / "project")
    subprocess.run([*GIT, "init", "-q"], cwd=project, check=True)
    subprocess.run([*GIT, "add", "-A"], cwd=project, check=True)
    offered = {hook["id"]: hook for hook in _read(ROOT / ".pre-commit-hooks.yaml")}
    command = shlex.join([*shlex.split(offered[id]["entry"]), *offered[id]["args"]])
    assert _shell(["kedro-to-dagster export dagster"], project).returncode == 0
    result = _shell([command], project)
    assert (
        result.returncode,
        "  src/golden_credentials_dagster/jobs/default.py\n" in result.stderr,
    ) == (
        1,
        True,
    )
    assert "git add dagster" in result.stderr
    subprocess.run([*GIT, "add", "dagster"], cwd=project, check=True)
    assert _shell([command], project).returncode == 0


def test_every_hook_is_in_use_or_described() -> None:
    page = (ROOT / "docs/how-to/continuous-integration.md").read_text(encoding="utf-8")
    for hook in _read(ROOT / ".pre-commit-hooks.yaml"):
        assert hook["id"] in page
        assert hook["language"] == "system", "a hook runs in the project's environment"
        assert hook["pass_filenames"] is False


def _is_left_out(line: str) -> bool:
    """Whether a line installs something, or takes long and is run by a slow test."""
    return line.startswith("pip install") or line.startswith("dg check")


def _shell(lines: list[str], folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    with forked_commands() as scripts:
        path = os.pathsep.join((str(scripts), str(Path(sys.executable).parent), os.environ["PATH"]))
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],
            cwd=folder, env=environment(PATH=path, **changes),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
