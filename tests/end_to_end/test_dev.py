"""`dev`: exports, opens Dagster on the package, and exports again when the project changes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from ..support.cases import environment, run
from ..support.projects import write_project
from ..support.waiting import free_port, wait_for

pytestmark = pytest.mark.slow

_JOBS = """
{ workspaceOrError { ... on Workspace { locationEntries { locationOrLoadError {
  ... on RepositoryLocation { repositories { jobs { name } } } } } } } }
"""
_TWO = """
"__default__": pipeline([node(double, "text", "doubled", name="double")]),
"again": pipeline([node(double, "text", "doubled_again", name="double_again")]),
"""


def _jobs(port: int) -> set[str]:
    request = Request(
        f"http://127.0.0.1:{port}/graphql",
        data=json.dumps({"query": _JOBS}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urlopen(request, timeout=60) as answer:
            found = json.load(answer)["data"]["workspaceOrError"]["locationEntries"]
    except (URLError, OSError):
        return set()
    return {
        job["name"]
        for entry in found
        for repository in (entry["locationOrLoadError"] or {}).get("repositories", [])
        for job in repository["jobs"]
    }


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A project that `dev` serves, and the port."""
    port = free_port()
    dev = f"dev: {{port: {port}, host: 127.0.0.1, log_level: warning, log_format: json}}\n"
    project = write_project(tmp_path / "project", files={"conf/base/dagster.yml": dev})
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "kedro_to_dagster", "dev"],
        cwd=project,
        env=environment(DAGSTER_HOME=str(home)),
        stdout=(tmp_path / "dev.log").open("wb"),
        stderr=subprocess.STDOUT,
    )
    try:
        yield project, port
    finally:
        # Not as from the keyboard: a shell has its background processes ignore that.
        process.terminate()
        process.wait(timeout=120)
    assert not _jobs(port)


def test_a_change_of_the_project_reaches_dagster(served: tuple[Path, int]) -> None:
    project, port = served
    log = project.parent / "dev.log"
    wait_for(lambda: "__default__" in _jobs(port), "the first export in Dagster")
    registry = project / "src/tiny_project/pipeline_registry.py"
    text = registry.read_text()
    registry.write_text(text[: text.index("    return {")] + f"    return {{{_TWO}}}\n")
    wait_for(lambda: "again" in _jobs(port), "the second pipeline in Dagster")
    # A project that cannot be exported leaves what is there, in either file.
    (project / "conf/base/dagster.yml").write_text("job: {}\n")
    wait_for(lambda: "K2D941" in log.read_text(), "the error of the file")
    registry.write_text("def register_pipelines(:\n")
    (project / "conf/base/dagster.yml").write_text("jobs: [\n")
    wait_for(lambda: "K2D911" in log.read_text() or "K2D940" in log.read_text(), "the next error")
    assert "again" in _jobs(port)
    registry.write_text(text)
    (project / "conf/base/dagster.yml").write_text("jobs: {mine: {pipeline: __default__}}\n")
    wait_for(lambda: "mine" in _jobs(port), "the job of dagster.yml in Dagster")
    assert "again" not in _jobs(port)
    assert log.read_text().count("Exported again.") >= 2
    assert "superseded" not in log.read_text()


def test_a_port_that_is_taken_is_told_before_anything_is_written(empty_project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run(
            "-m", "kedro_to_dagster", "dev", "--port", port, folder=empty_project, check=False
        )
    assert result.returncode == 2
    assert f"Error K2D949: The port {port} cannot be used" in result.stderr
    assert not (empty_project / "dagster").exists()


def test_what_cannot_be_exported_is_not_served(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project", files={"conf/base/dagster.yml": "dev: {prot: 3000}\n"}
    )
    result = run("-m", "kedro_to_dagster", "dev", folder=project, check=False)
    assert result.returncode == 2
    assert "conf/base/dagster.yml:1 (dev.prot): there is no key 'prot' here." in result.stderr
    assert "Did you mean 'port'?" in result.stderr
