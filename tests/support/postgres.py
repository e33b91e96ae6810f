"""A PostgreSQL server of a test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .waiting import free_port, wait_for


@contextmanager
def postgres() -> Iterator[int]:
    """Serve databases of the user `dagster`, who needs no password, on a port that is free."""
    # The server refuses to run as root, and its user can open no folder of a test.
    as_user: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory() as made, (Path(made) / "log").open("wb") as log:
        folder, port = Path(made), free_port()
        if as_user:
            shutil.chown(folder, "postgres")
        options: dict[str, Any] = {"cwd": folder, "stdout": log, "stderr": log, **as_user}
        data, programs = folder / "data", _programs()
        new = [programs / "initdb", "--pgdata", data, "--auth", "trust", "--username", "dagster"]
        subprocess.run(new, check=True, **options)
        settings = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-p", str(port), "-k", folder, *settings],
            **options,
        )
        try:
            ready = [programs / "pg_isready", "--quiet", "-h", "127.0.0.1", "-p", str(port)]
            wait_for(lambda: subprocess.run(ready, check=False).returncode == 0, "PostgreSQL")
            yield port
        finally:
            server.terminate()
            server.wait(timeout=60)


def storage_config(port: int) -> Mapping[str, Any]:
    """The storage of an instance that keeps everything in the database `postgres`."""
    return {
        "postgres": {
            "postgres_db": {
                "hostname": "127.0.0.1",
                "port": port,
                "username": "dagster",
                "password": "none",
                "db_name": "postgres",
                "scheme": "postgresql+psycopg2",
            }
        }
    }


def _programs() -> Path:
    """The folder of the server's programs; Debian keeps them off the path."""
    found = shutil.which("initdb")
    folders = [
        *([Path(found).parent] if found else []),
        *Path("/usr/lib/postgresql").glob("*/bin"),
    ]
    assert folders, "PostgreSQL is needed: apt-get install postgresql"
    return folders[-1]
