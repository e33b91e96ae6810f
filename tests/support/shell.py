"""Commands that a shell finds on its path, and that run in forks of prepared processes."""

from __future__ import annotations

import json
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .forked import run_forked

# Their entry points are what `python -m` runs; `python` itself runs scripts.
_COMMANDS = {
    "dagster": ["-m", "dagster"],
    "kedro": ["-m", "kedro"],
    "kedro-to-dagster": ["-m", "kedro_to_dagster"],
    "forked-python": [],
}

_SCRIPT = """\
#!{python} -SE
import json, os, socket, sys

with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    command = [*{words!r}, *sys.argv[1:]]
    request = {{"command": command, "folder": os.getcwd(), "variables": dict(os.environ)}}
    server.sendall(json.dumps(request).encode() + b"\\n")
    answer = json.loads(server.makefile().readline())
sys.stdout.write(answer["printed"])
sys.stderr.write(answer["errors"])
sys.exit(answer["code"])
"""


@contextmanager
def forked_commands() -> Iterator[Path]:
    """A folder for the path of a shell, with `kedro`, `dagster`, `kedro-to-dagster` and `forked-python`."""
    with tempfile.TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as server:
        folder = Path(name)
        address = str(folder / "socket")
        server.bind(address)
        server.listen()
        threading.Thread(target=_serve, args=(server,), daemon=True).start()
        for command, words in _COMMANDS.items():
            script = folder / "bin" / command
            script.parent.mkdir(exist_ok=True)
            text = _SCRIPT.format(python=sys.executable, address=address, words=words)
            script.write_text(text, encoding="utf-8")
            script.chmod(0o755)
        yield folder / "bin"
        # Wakes the thread, which waits for the next command.
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket) -> None:
    """Run what the scripts ask for, one after the other."""
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            request = json.loads(connection.makefile().readline())
            result = run_forked(request["command"], Path(request["folder"]), request["variables"])
            answer = {
                "printed": result.stdout,
                "errors": result.stderr,
                "code": result.returncode,
            }
            connection.sendall(json.dumps(answer).encode() + b"\n")
