"""`check`: whether a package is what its project exports now, by real edits of both."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from ..support.cases import files_below, run
from ..support.projects import write_project

PACKAGE = "src/tiny_project_dagster"
PARAMETERS = "{count: 2}\n"
NODES = "def double(text):\n    return text + text\n\ndef repeat(text, count):\n    return text * count\n"
PIPELINES = """
    "__default__": pipeline([
        node(double, "text", "doubled", name="double"),
        node(repeat, ["doubled", "params:count"], "repeated", name="repeat"),
    ]),
"""


def _run(*arguments: str | Path, folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "kedro_to_dagster", *arguments, folder=folder, check=False, **changes)


def _check(folder: Path, *options: str | Path, **changes: str) -> tuple[int, str]:
    result = _run("check", *options, folder=folder, **changes)
    return result.returncode, result.stdout + result.stderr


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its package in `out`."""
    project = write_project(
        tmp_path / "project", nodes=NODES, pipelines=PIPELINES, parameters=PARAMETERS
    )
    assert _run("export", "out", folder=project).returncode == 0
    return project


def test_a_package_as_it_was_exported_is_up_to_date_and_nothing_is_written(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()}
    code, told = _check(project, "out")
    assert (code, told.startswith("out is what the Kedro project exports now (")) == (0, True)
    assert before == {
        path: path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()
    }


def test_other_line_ends_and_what_is_the_users_make_no_difference(project: Path) -> None:
    out = project / "out"
    # As a clone has it: nothing is remembered there.
    shutil.rmtree(out / ".kedro-to-dagster")
    for path, data in files_below(out).items():
        if path.endswith((".py", ".md", ".toml", ".json")):
            (out / path).write_bytes(data.replace(b"\n", b"\r\n"))
    (out / PACKAGE / "defs/mine.py").write_text("import dagster as dg\n")
    (out / PACKAGE / "defs/__init__.py").write_text("# Mine.\n")
    (out / PACKAGE / "own.py").write_text("mine = 1\n")
    (out / "tests/test_definitions.py").write_text("def test(): ...\n")
    (out / "tests/test_mine.py").write_text("def test(): ...\n")
    pyproject = out / "pyproject.toml"
    kept, _, _ = pyproject.read_text().partition("[tool.ruff]")
    pyproject.write_text(kept.replace('"dagster>=', '"polars",\n    "dagster>='))
    manifest = out / "kedro-to-dagster.json"
    manifest.write_text(manifest.read_text().replace('"0.1.0"', '"0.0.9"'))
    assert _check(project, "out", "--quiet") == (0, "")


def test_what_differs_is_told_in_three_forms(project: Path) -> None:
    out = project / "out"
    (project / "conf/base/parameters.yml").write_text("{count: 3}\n")
    (out / PACKAGE / "assets/gone.py").write_bytes((out / PACKAGE / "__init__.py").read_bytes())
    (out / PACKAGE / "jobs/default.py").unlink()
    lines = (out / PACKAGE / "parameters.py").read_text().splitlines()
    line = lines.index("    count: Number = 2") + 1

    code, told = _check(project, "out")
    assert code == 1
    assert told.splitlines() == [
        "out is not what the Kedro project exports now: 1 changed, 1 missing, 1 stale.",
        f"  changed  {PACKAGE}/parameters.py:{line}",
        f"  missing  {PACKAGE}/jobs/default.py",
        f"  stale    {PACKAGE}/assets/gone.py",
        "Run: kedro-to-dagster export out",
    ]
    code, told = _check(project, "out", "--format", "json")
    assert code == 1
    assert json.loads(told) == {
        "schema": 1,
        "is_current": False,
        "changed": [{"path": f"{PACKAGE}/parameters.py", "line": line}],
        "missing": [f"{PACKAGE}/jobs/default.py"],
        "stale": [f"{PACKAGE}/assets/gone.py"],
        "edited": [],
    }
    code, told = _check(project, "out", "--format", "github", GITHUB_WORKSPACE=str(project.parent))
    assert code == 1
    place = f"::error file=project/out/{PACKAGE}"
    assert [line.partition(",title")[0] for line in told.splitlines()[:3]] == [
        f"{place}/assets/gone.py,line=1",
        f"{place}/jobs/default.py,line=1",
        f"{place}/parameters.py,line={line}",
    ]
    assert _run("export", "out", "--force", folder=project).returncode == 0
    assert _check(project, "out", "-q") == (0, "")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("assets/default.py", "repeat(doubled, parameters.count)", "repeat(doubled, 1)"),
        ("resources.py", "data/text.txt", "data/other.txt"),
    ],
)
def test_an_edit_of_a_generated_file_is_a_difference(
    project: Path, file: str, old: str, new: str
) -> None:
    _replace(project / "out" / PACKAGE / file, old, new)
    assert f"changed  {PACKAGE}/{file}:" in _check(project, "out")[1]


def test_the_options_of_the_export_are_kept(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        pipelines=PIPELINES.replace("__default__", "work") + ' "__default__": pipeline([]),',
        nodes=NODES,
        files={
            "conf/prod/parameters.yml": "count: ${runtime_params:count}\n",
            "pyproject.toml": write_pyproject(),
        },
    )
    chosen = ["--env", "prod", "--package", "chosen", "--pipelines", "work"]
    done = _run("export", "out", *chosen, "--params", "count=5", "--docker", folder=project)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((project / "out/kedro-to-dagster.json").read_text())
    # What pyproject.toml says stands there only, so that a change of it shows.
    assert manifest["options"] == {
        "docker": True,
        "env": "prod",
        "package": "chosen",
        "params": ["count"],
        "pipelines": ["work"],
    }
    code, told = _check(project, "out")
    assert code == 2
    assert "Error K2D973: " in told
    assert _check(project, "out", "--params", "count=5", KEDRO_ENV="local") == (
        0,
        told_current(project),
    )
    _replace(project / "pyproject.toml", '"vendor"', '"package"')
    code, told = _check(project, "out", "--params", "count=5")
    assert code == 1
    assert "stale    src/chosen/runtime/" in told


def write_pyproject() -> str:
    """That of a small project, with an option."""
    return (
        '[tool.kedro]\npackage_name = "tiny_project"\nproject_name = "tiny_project"\n'
        'kedro_init_version = "1.0.0"\n[tool.kedro-to-dagster]\nruntime = "vendor"\n'
    )


def told_current(project: Path) -> str:
    """What is told of a package that is up to date."""
    files = len(files_below(project / "out"))
    return f"out is what the Kedro project exports now ({files} files).\n"


def test_a_package_of_the_default_environment_is_checked_as_one(project: Path) -> None:
    prod = project / "conf/prod"
    prod.mkdir()
    (prod / "parameters.yml").write_text("count: 9\n")
    assert _check(project, "out", KEDRO_ENV="prod")[0] == 0


def test_what_is_no_package_or_another_projects_is_refused(project: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "other", package="other_project")
    code, told = _check(other, "../project/out")
    assert code == 2
    assert "Error K2D972: " in told
    assert "the package of the Kedro project 'tiny_project'" in told
    code, told = _check(project, "src")
    assert code == 2
    assert "Error K2D971: src holds no package" in told
    code, told = _check(tmp_path, "project/out")
    assert code == 2
    assert "Error K2D901: " in told
    assert _check(tmp_path, "project/out", "--project", "project")[0] == 0


def test_a_quiet_export_of_what_has_not_changed_does_not_load_the_project(tmp_path: Path) -> None:
    loads = tmp_path / "loads"
    nodes = f"with open({str(loads)!r}, 'a') as file:\n    file.write('x')\n\n{NODES}"
    project = write_project(
        tmp_path / "project", nodes=nodes, pipelines=PIPELINES, parameters=PARAMETERS
    )

    def loaded(*options: str) -> bool:
        before = loads.read_text() if loads.exists() else ""
        assert _run("export", "out", *options, folder=project).returncode == 0
        return loads.read_text() != before

    assert loaded()
    assert not loaded("--quiet")
    assert loaded("--quiet", "--strict")
    assert loaded("--quiet", "--force")
    assert loaded("--json", "--quiet")
    (project / "out" / PACKAGE / "jobs/default.py").unlink()
    assert loaded("--quiet")
    assert (project / "out" / PACKAGE / "jobs/default.py").is_file()
    _replace(project / "conf/base/parameters.yml", "2", "3")
    assert loaded("--quiet")
