"""Steps in processes of their own, forked from one that has imported what they need."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from dockerfile_parse import DockerfileParser

from ..support.cases import Case, export, run
from ..support.clusters import data, execute, export_with, surroundings
from ..support.projects import write_project

_PRELOADED = """
import sys

from bikeshare_dagster import preload

print(*sorted(name for name in sys.modules if name.startswith(("bikeshare.", "kedro_datasets."))))
"""


@pytest.mark.slow
def test_forked_steps_leave_the_files_of_kedro_run(example: Case, tmp_path: Path) -> None:
    oracle = example.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=oracle)
    project = export_with(example, tmp_path / "project", "multiprocess: {max_concurrent: 2}")
    variables = surroundings(project, tmp_path / "home")
    execute(example, project, variables)
    made, expected = data(project), data(oracle)
    assert sorted(made) == sorted(expected)
    assert [path for path in expected if made[path] != expected[path]] == []
    # What the server that steps fork from has imported.
    imported = run("-c", _PRELOADED, folder=project, **variables).stdout.split()
    assert "bikeshare.pipelines.data_science.nodes" in imported
    assert "kedro_datasets.pandas.csv_dataset" in imported


_NODES = """
import os

IMPORTED_BY = os.getpid()


def where(text):
    from tiny_project_dagster.definitions import defs

    return f"{IMPORTED_BY} {os.getppid()} {os.getpid()} {defs.load_fn.cache_info().misses}"
"""


def test_a_step_forks_after_its_node_s_module_is_imported(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        nodes=_NODES,
        pipelines='"__default__": pipeline([node(where, "text", "told", name="where")])',
        catalog="""
            text: {type: text.TextDataset, filepath: data/text.txt}
            told: {type: text.TextDataset, filepath: data/told.txt}
        """,
        files={
            "conf/base/dagster.yml": "jobs: {a: {pipeline: __default__, executor: {multiprocess: }}}"
        },
    )
    export(project, project / "dagster")
    run(
        "-m", "dagster", "job", "execute", "-m", "tiny_project_dagster.definitions", "-j", "a",
        folder=tmp_path, **surroundings(project, tmp_path / "home"),
    )  # fmt: skip
    imported_by, parent, process, builds = (project / "data/told.txt").read_text().split()
    assert imported_by == parent != process
    # They are built once, before.
    assert builds == "1"


def test_an_image_is_described_on_request(empty_project: Path) -> None:
    export(empty_project, empty_project / "dagster", "--docker")
    dockerfile = _read_dockerfile(empty_project / "dagster/Dockerfile")
    assert dockerfile.parent_images == ["python:3.12-slim", "python:3.12-slim"]
    steps = [
        (step["instruction"], step["value"])
        for step in dockerfile.structure
        if step["instruction"] != "COMMENT"
    ]
    start = max(number for number, (instruction, _) in enumerate(steps) if instruction == "FROM")
    building, image = dict(steps[:start]), dict(steps[start:])
    # Only the first stage has what builds, and nothing runs as root in the second.
    assert "uv sync" in building["RUN"]
    assert "--locked" in building["RUN"]
    assert "uv" not in image["RUN"]
    assert image["USER"] == "dagster"
    assert [*image].index("USER") < [*image].index("CMD")
    assert json.loads(image["CMD"]) == [
        *("dagster", "api", "grpc", "--host", "0.0.0.0", "--port", "4000"),
        *("--module-name", "tiny_project_dagster.definitions"),
    ]
    assert image["EXPOSE"] == "4000"
    assert '"dagster-postgres>=0.27",' in (empty_project / "dagster/pyproject.toml").read_text()
    ignored = (empty_project / "dagster/Dockerfile.dockerignore").read_text().splitlines()
    assert {"conf/local/*", "conf/**/credentials*", "**/.env", "data"} <= set(ignored)
    export(empty_project, empty_project / "dagster")
    assert not (empty_project / "dagster/Dockerfile").exists()


def _read_dockerfile(path: Path) -> Any:
    return DockerfileParser(fileobj=io.BytesIO(path.read_bytes()))
