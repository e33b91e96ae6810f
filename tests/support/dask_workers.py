"""A Dask scheduler, and workers of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .cases import environment
from .waiting import free_port, wait_for


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler that has no workers yet."""
    address = f"tcp://127.0.0.1:{free_port()}"
    folder.mkdir()
    log = folder / "scheduler.log"
    words = ("scheduler", "--host", address, "--no-dashboard", "--no-jupyter")
    with _started(words, folder, {}, log):
        wait_for(lambda: address in log.read_text(), "Dask's scheduler")
        yield address


@contextmanager
def running(
    folders: Sequence[Path], variables: Sequence[dict[str, str]], address: str, logs: Path
) -> Iterator[None]:
    """Workers of one process each, from when they are ready."""
    with ExitStack() as stack:
        for folder, of_folder in zip(folders, variables, strict=True):
            log = logs / f"{folder.name}.log"
            words = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            stack.enter_context(_started(words, folder, of_folder, log))
            wait_for(lambda log=log: "Registered to" in log.read_text(), "a worker")
        yield


@contextmanager
def _started(
    words: Sequence[str], folder: Path, variables: dict[str, str], log: Path
) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
            cwd=folder,
            env=environment(**variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)
