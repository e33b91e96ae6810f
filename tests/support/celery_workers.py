"""Celery workers, and a Redis server between them."""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .cases import environment
from .waiting import free_port, wait_for

_DONE = re.compile(r"Task execute_plan\[([0-9a-f-]+)\] succeeded")


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of a Redis server of the test's own."""
    server = shutil.which("redis-server")
    assert server, "redis-server is needed: apt-get install redis-server"
    port = free_port()
    folder.mkdir()
    with (folder / "redis.log").open("wb") as log:
        process = subprocess.Popen(
            [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
            stdout=log,
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


def executor(redis: str) -> str:
    """The executor of `dagster.yml` whose workers take their steps from Redis."""
    return f"celery_executor: {{broker: '{redis}/0', backend: '{redis}/1'}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """What a worker is started with: its folder, its variables and its log."""

    folder: Path
    variables: dict[str, str]
    log: Path

    def steps(self) -> set[str]:
        """The steps that it has done."""
        return set(_DONE.findall(self.log.read_text()))


@contextmanager
def running(workers: Sequence[Worker], redis: str, config: Path) -> Iterator[None]:
    """Workers of one process each, from when they are ready; the tasks are those of `dagster-celery`."""
    config.write_text(f"execution: {{config: {{broker: '{redis}/0', backend: '{redis}/1'}}}}\n")
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.extend(_start(worker, config) for worker in workers)
        for process, worker in zip(started, workers, strict=True):
            wait_for(functools.partial(_is_ready_or_has_ended, process, worker.log), "a worker")
            assert process.poll() is None, worker.log.read_text()
        yield
    finally:
        for process in started:
            # The command starts Celery in a process of its own.
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            process.wait(timeout=120)
            wait_for(functools.partial(_has_ended, process.pid), "the end of a worker")


def _is_ready_or_has_ended(process: subprocess.Popen[bytes], log: Path) -> bool:
    return "ready" in log.read_text() or process.poll() is not None


def _has_ended(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def _start(worker: Worker, config: Path) -> subprocess.Popen[bytes]:
    script = Path(sys.executable).with_name("dagster-celery")
    # It starts the command `celery`, which it looks for on the path.
    path = os.pathsep.join([str(script.parent), os.environ["PATH"]])
    return subprocess.Popen(
        [
            str(script), "worker", "start", "-y", str(config), "-n", worker.log.stem, "-l", "info",
            "-A", "dagster_celery.app", "--", "--concurrency=1",
        ],
        cwd=worker.folder,
        env=environment(**{**worker.variables, "PATH": path}),
        stdout=worker.log.open("wb"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
