"""What an export was made from: any change of it is noticed, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.files import FIRST_LINE, GeneratedFile, Owner
from kedro_to_dagster.options import Options
from kedro_to_dagster.write import inputs
from kedro_to_dagster.write.inputs import INPUTS, Inputs

from ..support.projects import write_project

FILES = (
    GeneratedFile(path="src/pkg/jobs.py", text=f"{FIRST_LINE}\n"),
    GeneratedFile(path="pyproject.toml", text="a = 1\n", owner=Owner.SHARED),
    GeneratedFile(path="src/pkg/defs/__init__.py", text="", owner=Owner.USER),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a package in `out`, which was remembered."""
    # pytest sets it anew before and after the test itself.
    volatile = {*inputs._VOLATILE, "PYTEST_CURRENT_TEST"}
    monkeypatch.setattr(inputs, "_VOLATILE", volatile)
    project = write_project(tmp_path / "project")
    (tmp_path / "lib.py").write_text("x = 1\n")
    for file in FILES:
        path = project / "out" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    (project / "out" / INPUTS).parent.mkdir()
    for path in project.rglob("*"):
        os.utime(path, (1, 1))
    Inputs(Options(project=project), project / "out").remember("conf", FILES)
    return project


def _is_known(project: Path, **options: Any) -> bool:
    given = Options(project=project, **options)
    return Inputs(given, project / "out").are_as_remembered() == 3


def test_what_was_remembered_is_known_whatever_is_the_users(project: Path) -> None:
    (project / "out/src/pkg/defs/__init__.py").write_text("mine = 1\n")
    (project / "out/src/pkg/own.py").write_text("mine = 1\n")
    (project / "src/tiny_project/__pycache__").mkdir()
    (project / "src/tiny_project/__pycache__/nodes.pyc").write_text("")
    (project / "data/text.txt").write_text("ho")
    assert _is_known(project)
    assert _is_known(project, strict=True, verbose=True, configured=("package",))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a node": lambda project: (project / "src/tiny_project/nodes.py").write_text("x = 1\n"),
    "a new module": lambda project: (project / "src/tiny_project/more.py").write_text(""),
    "a module less": lambda project: (project / "src/tiny_project/nodes.py").unlink(),
    "the catalog": lambda project: (project / "conf/base/catalog.yml").write_text("{}\n"),
    "a new file of one person": lambda project: (project / "conf/local/a.yml").write_text("{}\n"),
    "the options": lambda project: (project / "pyproject.toml").write_text("[tool.kedro]\n"),
    "what git ignores": lambda project: (project / ".gitignore").write_text("conf/base\n"),
    "a generated file": lambda project: (project / "out/src/pkg/jobs.py").write_text("x\n"),
    "a generated file less": lambda project: (project / "out/src/pkg/jobs.py").unlink(),
    "a shared file": lambda project: (project / "out/pyproject.toml").write_text("a = 2\n"),
    "a stale file": lambda project: (project / "out/src/pkg/old.py").write_text(f"{FIRST_LINE}\n"),
    "what is remembered": lambda project: (project / "out" / INPUTS).write_text("{"),
    "that nothing is": lambda project: (project / "out" / INPUTS).unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed(project: Path, name: str) -> None:
    CHANGES[name](project)
    assert not _is_known(project)


def test_a_package_of_nothing_but_marked_files_is_known(project: Path) -> None:
    (project / "out/pyproject.toml").unlink()
    Inputs(Options(project=project), project / "out").remember("conf", FILES[:1])
    assert Inputs(Options(project=project), project / "out").are_as_remembered() == 1


@pytest.mark.parametrize("is_repository", [True, False])
def test_options_above_the_project_count_up_to_its_repository(
    project: Path, is_repository: bool
) -> None:
    """As git looks for what it ignores."""
    if is_repository:
        (project / ".git").mkdir()
    Inputs(Options(project=project), project / "out").remember("conf", FILES)
    (project.parent / ".gitignore").write_text("conf\n")
    assert _is_known(project) is is_repository
    (project.parent / "requirements.txt").write_text("a\n")
    assert _is_known(project) is is_repository
    (project / "requirements.txt").write_text("a\n")
    assert not _is_known(project)


def test_other_options_and_variables_are_noticed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _is_known(project, environment="prod")
    assert not _is_known(project, params=(("count", 1),))
    assert not _is_known(project, constant_resolvers=("today",))
    monkeypatch.setenv("SHLVL", "99")
    assert _is_known(project)
    monkeypatch.setenv("BUCKET", "other")
    assert not _is_known(project)


def test_a_new_distribution_is_noticed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "site-packages"
    (installed / "a-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(installed)
    Inputs(Options(project=project), project / "out").remember("conf", FILES)
    assert _is_known(project)
    (installed / "a-1.0.dist-info").rename(installed / "a-1.1.dist-info")
    assert not _is_known(project)


def test_a_module_from_elsewhere_is_noticed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "shared_lib.py"
    library.write_text("x = 1\n")
    module = type(sys)("shared_lib")
    module.__file__ = str(library)
    monkeypatch.setitem(sys.modules, "shared_lib", module)
    Inputs(Options(project=project), project / "out").remember("conf", FILES)
    assert _is_known(project)
    library.write_text("x = 2\n")
    assert not _is_known(project)


def test_a_file_that_changed_meanwhile_is_not_remembered(project: Path) -> None:
    begun = Inputs(Options(project=project), project / "out")
    nodes = project / "src/tiny_project/nodes.py"
    os.utime(nodes, (4e9, 4e9))
    begun.remember("conf", FILES)
    assert not (project / "out" / INPUTS).exists()


def test_settled_resolvers_are_not_remembered(project: Path) -> None:
    options = Options(project=project, constant_resolvers=("today",))
    Inputs(options, project / "out").remember("conf", FILES)
    assert not (project / "out" / INPUTS).exists()
