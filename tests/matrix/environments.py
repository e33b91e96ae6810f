"""The corners of the matrix, and an environment for each of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "matrix"

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
NEWEST = "newest"
LOWEST = "lowest"
# Minor versions; a corner takes the newest patch of each.
KEDROS = ("1.0", "1.3", NEWEST)
DAGSTERS = ("1.11", "1.12", NEWEST)
# The libraries of Dagster that the tests use have its minor version with another first number.
_LIBRARIES = ("dagster-webserver", "dagster-dg-cli")


@dataclass(frozen=True, slots=True, order=True)
class Corner:
    """A version of Python, and one each of Kedro and Dagster."""

    python: str
    kedro: str
    dagster: str

    def __str__(self) -> str:
        return f"py{self.python}-kedro{self.kedro}-dagster{self.dagster}"

    @property
    def folder(self) -> Path:
        """Where its environment is."""
        return FOLDER / str(self)

    @property
    def executable(self) -> Path:
        """The Python of its environment."""
        return self.folder / "bin" / "python"

    @property
    def requirements(self) -> list[str]:
        """What is installed: the tool, what the golden projects need, and the versions of the corner."""
        pins = []
        if self.kedro not in (NEWEST, LOWEST):
            pins.append(f"kedro=={self.kedro}.*")
        if self.dagster not in (NEWEST, LOWEST):
            pins += [f"{name}=={self.dagster}.*" for name in ("dagster", *_LIBRARIES)]
        return ["-e", f"{ROOT}[demo,test]", *pins]


def corners(pythons: list[str]) -> Iterator[Corner]:
    """All corners of some versions of Python, and the lowest versions of everything."""
    for python, kedro, dagster in product(pythons, KEDROS, DAGSTERS):
        yield Corner(python, kedro, dagster)
    if PYTHONS[0] in pythons:
        yield Corner(PYTHONS[0], LOWEST, LOWEST)


def interpreter(version: str) -> str | None:
    """A Python of a version; None where the machine has none."""
    names = [shutil.which(f"python{version}"), sys.executable]
    installed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names += [str(path) for path in sorted(installed.glob(f"{version}.*/bin/python"))]
    for name in filter(None, names):
        told = subprocess.run(
            [name, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
        if told.stdout.strip() == version:
            return name
    return None


def make(corner: Corner) -> str | None:
    """Make the environment of a corner with uv; the reason where that is not possible."""
    python = interpreter(corner.python)
    if python is None:
        return f"no Python {corner.python} on this machine"
    uv = [sys.executable, "-m", "uv"]
    resolution = ["--resolution", "lowest-direct"] if corner.kedro == LOWEST else []
    into = ["--quiet", "--python", str(corner.executable)]
    steps = (
        [*uv, "venv", "--quiet", "--allow-existing", "--python", python, str(corner.folder)],
        [*uv, "pip", "install", *into, *resolution, *corner.requirements],
    )
    # The certificates of the machine, as pip takes them.
    environment = {"UV_NATIVE_TLS": "true", **os.environ}
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False, env=environment)
        if done.returncode:
            return f"cannot be installed: {done.stderr.strip().splitlines()[-1]}"
    return None


def refusal(corner: Corner) -> str | None:
    """Why Kedro or Dagster cannot be imported in an environment: older versions refuse a newer Python."""
    command = [str(corner.executable), "-c", "import kedro, dagster"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    told = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    # Some errors have a hint in further lines.
    errors = [line for line in told if "Error: " in line or "Warning: " in line]
    return f"cannot be imported: {(errors or told)[-1]}"
