"""The example runs on Celery workers, with Redis between them, as with Kedro."""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.cases import Case, environment, run
from ..support.clusters import data, execute, export_with, surroundings
from ..support.waiting import free_port, wait_for


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis server of the test's own."""
    server = shutil.which("redis-server")
    assert server, "redis-server is needed: apt-get install redis-server"
    port = free_port()
    folder = tmp_path / "redis"
    folder.mkdir()
    process = subprocess.Popen(
        [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        stdout=(folder / "redis.log").open("wb"),
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(lambda: _answers(port), "Redis")
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)


def _answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def test_the_example_leaves_the_files_of_kedro_run(
    example: Case, redis: str, tmp_path: Path
) -> None:
    oracle = example.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=oracle)
    executor = f"celery_executor: {{broker: '{redis}/0', backend: '{redis}/1'}}"
    project = export_with(example, tmp_path / "project", executor)
    variables = surroundings(project, tmp_path / "home")
    config = tmp_path / "celery.yaml"
    config.write_text(f"execution: {{config: {{broker: '{redis}/0', backend: '{redis}/1'}}}}\n")
    workers = [_worker(project, config, variables, tmp_path / f"{name}.log") for name in "ab"]
    try:
        for name, worker in zip("ab", workers, strict=True):
            _wait_until_ready(worker, tmp_path / f"{name}.log")
        execute(example, project, variables)
    finally:
        for worker in workers:
            # The command starts Celery in a process of its own.
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGTERM)
        for worker in workers:
            worker.wait(timeout=120)
            wait_for(functools.partial(_has_ended, worker.pid), "the end of a worker")
    made, expected = data(project), data(oracle)
    assert sorted(made) == sorted(expected)
    assert [path for path in expected if made[path] != expected[path]] == []
    # Both workers were there, and neither was the process of the run.
    logs = [(tmp_path / f"{name}.log").read_text() for name in "ab"]
    assert all("celery@" in log or "ready" in log for log in logs)
    done = [re.findall(r"Task execute_plan\[([0-9a-f-]+)\] succeeded", log) for log in logs]
    assert all(done)
    assert len({task for tasks in done for task in tasks}) == 16


def _wait_until_ready(worker: subprocess.Popen[bytes], log: Path) -> None:
    wait_for(lambda: "ready" in log.read_text() or worker.poll() is not None, "a worker")
    assert worker.poll() is None, log.read_text()


def _has_ended(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def _worker(
    project: Path, config: Path, variables: dict[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """A worker of one process; the tasks are those that `dagster-celery` brings."""
    script = Path(sys.executable).with_name("dagster-celery")
    # It starts the command `celery`, which it looks for on the path.
    path = os.pathsep.join([str(script.parent), os.environ["PATH"]])
    return subprocess.Popen(
        [
            str(script), "worker", "start", "-y", str(config), "-n", log.stem, "-l", "info",
            "-A", "dagster_celery.app", "--", "--concurrency=1",
        ],
        cwd=project,
        env=environment(**{**variables, "PATH": path}),
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
