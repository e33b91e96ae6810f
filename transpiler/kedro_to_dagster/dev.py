"""`dev`: exports the project, runs `dagster dev` on the package, and exports again when it changes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from .codes.command import DEV_EXPORT_FAILED, PORT_UNUSABLE
from .inspect.dagster_yml.models import DevOptions

_RELOAD = "mutation { reloadWorkspace { __typename } }"
# It works without the distribution of `dg`, and needs no advice to use that.
_UNTOLD = "ignore:Function `dev_command` is superseded"
_NOT_WATCHED = {".git", ".venv", "__pycache__", "data", "logs", "node_modules", "notebooks"}
_WATCHED = {".py", ".yml", ".yaml", ".json", ".toml", ".ini", ".cfg", ".txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dev:
    """What to serve: the Kedro project, where its package is, and how it is exported."""

    project: Path
    folder: Path
    module: str
    export_arguments: tuple[str, ...]
    options: DevOptions

    @property
    def address(self) -> str:
        """Where the user interface is."""
        host = self.options.host or "127.0.0.1"
        return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{self.options.port or 3000}"


def serve(dev: Dev, say: Callable[[str], None]) -> int:
    """Export, serve until interrupted or until Dagster ends, and export again on every change.

    Returns the exit code of `dagster dev`.

    Raises:
        UsageError: If the port cannot be used, or the project cannot be exported.
    """
    _check_port(dev)
    export(dev)
    # What ends this process ends Dagster's too. These are ended by interrupts, which a shell has what
    # runs in the background ignore.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)
    process = subprocess.Popen(
        _command(dev.options, dev.module), cwd=dev.folder, env=_environment(dev)
    )
    try:
        for changed in _changes(dev, process):
            say(f"Changed: {', '.join(changed)}")
            if export(dev, check=False):
                say("Exported again." if reload(dev) else "Exported again; reload it in Dagster.")
    except KeyboardInterrupt:
        pass
    finally:
        _end(process)
    return process.returncode or 0


def export(dev: Dev, *, check: bool = True) -> bool:
    """Export in a process of its own, which imports the project afresh.

    Raises:
        UsageError: If it fails, and that is to be checked.
    """
    command = [sys.executable, "-m", "kedro_to_dagster", "export", str(dev.folder)]
    done = subprocess.run([*command, *dev.export_arguments], cwd=dev.project, check=False)
    if check and done.returncode:
        raise DEV_EXPORT_FAILED(project=dev.project)
    return done.returncode == 0


def reload(dev: Dev) -> bool:
    """Have Dagster load the package again; whether it could be asked to."""
    request = Request(
        f"{dev.address}/graphql",
        data=json.dumps({"query": _RELOAD}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with contextlib.suppress(URLError, OSError), urlopen(request, timeout=60) as answer:
        return bool(answer.status == 200)
    return False


def _check_port(dev: Dev) -> None:
    """Dagster would choose another port, and tell of it in its log only."""
    if dev.options.port is None:
        return
    with socket.socket() as tried:
        if os.name != "nt":
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((dev.options.host or "127.0.0.1", int(dev.options.port)))
        except OSError as error:
            raise PORT_UNUSABLE(port=dev.options.port, cause=error.strerror or error) from error


def _command(options: DevOptions, module: str) -> list[str]:
    command = [sys.executable, "-W", _UNTOLD, "-m", "dagster", "dev", "-m", module]
    for name, value in (
        ("--host", options.host),
        ("--port", options.port),
        ("--log-level", options.log_level),
        ("--log-format", options.log_format),
        ("--live-data-poll-rate", options.live_data_poll_rate),
    ):
        if value is not None:
            command += [name, str(value)]
    return command


def _environment(dev: Dev) -> dict[str, str]:
    """The package is found without being installed, and the project wherever the package is."""
    path = [str(dev.folder / "src"), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(folder for folder in path if folder),
        "KEDRO_PROJECT_PATH": str(dev.project),
    }


def _changes(dev: Dev, process: subprocess.Popen[bytes]) -> Iterator[Sequence[str]]:
    """The files of the project that changed, each time some have, as long as the process lives."""
    from watchfiles import DefaultFilter, watch

    base = DefaultFilter()

    def is_watched(change: object, path: str) -> bool:
        file = Path(path)
        parts = set(file.relative_to(dev.project).parts)
        return (
            file.suffix in _WATCHED
            and not parts & _NOT_WATCHED
            and not file.is_relative_to(dev.folder)
            and base(change, path)  # type: ignore[arg-type]
        )

    for changes in watch(
        dev.project,
        watch_filter=is_watched,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if process.poll() is not None:
            return
        if changes:
            yield sorted({Path(path).relative_to(dev.project).as_posix() for _, path in changes})


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let Dagster end its own processes, and wait for it."""
    if process.poll() is None:
        process.terminate()
    with contextlib.suppress(KeyboardInterrupt):
        process.wait(timeout=30)
