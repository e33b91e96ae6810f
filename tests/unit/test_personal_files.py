"""Which files of the configuration are one person's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.config.private import personal_files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project within a git repository that ignores the folder `build`."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("build/\nmine.yml\n", encoding="utf-8")
    return tmp_path / "project"


def _personal(project: Path) -> frozenset[str]:
    files = [project / "conf/base/catalog.yml", project / "conf/base/mine.yml"]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    places = Places(files=[(file, file.name) for file in files], project=project)
    return personal_files(places, project / "conf", "prod")


def test_a_file_that_git_ignores_is_personal(project: Path) -> None:
    assert _personal(project) == {"mine.yml"}


def test_in_a_project_that_git_ignores_as_a_whole_nothing_is(project: Path) -> None:
    """As a copy of the example below `build`, which a checkout ignores."""
    assert _personal(project.parent / "build" / "project") == frozenset()
