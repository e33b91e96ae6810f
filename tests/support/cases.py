"""Golden cases: folders found by walking, no code for any one of them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tomlkit
from packaging.requirements import Requirement

from .forked import environment, run_forked

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "golden"
RUNTIME = ROOT / "runtime" / "kedro_to_dagster_runtime"
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".viz", "*.log", ".ipynb_checkpoints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a case: the options of `kedro run`, and what says the same to Dagster.

    `environment` are variables for Dagster's run, `config` is its run configuration.
    """

    kedro: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A Kedro project and the package that it is exported to."""

    folder: Path

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name of the case: the feature that it shows."""
        return self.folder.name

    @property
    def project(self) -> Path:
        """The Kedro project; never run in place."""
        return self.folder / "project"

    @property
    def expected(self) -> Path:
        """The package that it is exported to."""
        return self.folder / "expected"

    @property
    def package(self) -> str:
        """Name of the generated Python package."""
        return package_in(self.expected)

    @property
    def runtime_list(self) -> Path:
        """The file that lists the runtime's files in the package, which are not in the repository."""
        return self.folder / "runtime.txt"

    def copy_project(self, target: Path) -> Path:
        """Copy the project to a folder of the test's own, as one of the Kedro that is installed.

        Older versions of Kedro refuse a project of another minor version.
        """
        shutil.copytree(self.project, target, ignore=_NOT_COPIED)
        settings = target / "pyproject.toml"
        written = settings.read_text(encoding="utf-8")
        settings.write_text(_INIT_VERSION.sub(_INSTALLED["kedro"], written), encoding="utf-8")
        return target

    def copy_with_package(self, target: Path) -> Path:
        """Copy the project, with the expected package in it."""
        self.copy_project(target)
        self.copy_package(target / "dagster")
        return target

    def copy_package(self, target: Path) -> Path:
        """Copy the expected package, complete: with the runtime's files, and digests in its manifest."""
        shutil.copytree(self.expected, target, ignore=_NOT_COPIED)
        for path in self.runtime_list.read_text(encoding="utf-8").splitlines():
            copy = target / "src" / self.package / "runtime" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(runtime_copy(path))
        smoke_test = target / SMOKE_TEST
        smoke_test.parent.mkdir(exist_ok=True)
        smoke_test.write_bytes(smoke_test_of(self.package))
        _fill_in_digests(target)
        return target

    @property
    def lacking(self) -> str | None:
        """A requirement that the installed versions of Kedro and Dagster are too old for, if there is one.

        The package's own requirements tell, and `needs.txt` what the project needs beyond them: older
        versions of Kedro may refuse it, or run it in another way.
        """
        requirements = []
        for path in (self.folder / "needs.txt", self.expected / "pyproject.toml"):
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if path.suffix == ".toml" and text:
                requirements += tomlkit.parse(text).unwrap()["project"]["dependencies"]
            else:
                requirements += text.split()
        for requirement in map(Requirement, requirements):
            if requirement.name in _INSTALLED and not requirement.specifier.contains(
                _INSTALLED[requirement.name], prereleases=True
            ):
                return str(requirement)
        return None

    @property
    def runs(self) -> tuple[Run, ...]:
        """How the case is run: as `runs.json` says, else once and with nothing."""
        file = self.folder / "runs.json"
        if not file.is_file():
            return (Run(),)
        return tuple(Run(**run) for run in json.loads(file.read_text(encoding="utf-8")))


CASES = tuple(Case(folder) for folder in sorted(GOLDEN.iterdir()) if (folder / "project").is_dir())


def package_in(folder: Path) -> str:
    """Name of the Python package in the folder of an export."""
    return next(path.name for path in (folder / "src").iterdir() if path.is_dir())


def runtime_copy(path: str) -> bytes:
    """What a package has as its copy of a file of the runtime: the original, verbatim.

    Of the runtime's own `__init__` only the docstring is copied: what follows are the names of
    datasets for Kedro's catalogs.
    """
    original = (RUNTIME / path).read_bytes()
    return original if path != "__init__.py" else original.partition(b"\n\nfrom ")[0] + b"\n"


SMOKE_TEST = "tests/test_definitions.py"


def smoke_test_of(package: str) -> bytes:
    """The first test of a package: that of the example, where but the package's name is the same."""
    example = GOLDEN / "example/expected"
    return (
        (example / SMOKE_TEST).read_bytes().replace(package_in(example).encode(), package.encode())
    )


_MANIFEST = "kedro-to-dagster.json"
_INIT_VERSION = re.compile(r'(?<=^kedro_init_version = ")[^"]*', re.MULTILINE)
_INSTALLED = {name: version(name) for name in ("kedro", "dagster")}
_DIGEST = re.compile(rb'"[0-9a-f]{64}"')
_NO_DIGEST = ""


def split_runtime(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of an export as a golden has them, and the copies of the runtime, which it only lists.

    Nor has a golden the digests of the manifest, since they change with every file, nor the package's first
    test, which only that of the example has.
    """
    files = files_below(folder)
    package = package_in(folder)
    is_example = package == package_in(GOLDEN / "example/expected")
    if not is_example and files.get(SMOKE_TEST) == smoke_test_of(package):
        del files[SMOKE_TEST]
    root = f"src/{package}/runtime/"
    copies = {
        path.removeprefix(root): files.pop(path) for path in list(files) if path.startswith(root)
    }
    if _MANIFEST in files:
        files[_MANIFEST] = _DIGEST.sub(f'"{_NO_DIGEST}"'.encode(), files[_MANIFEST])
    return files, copies


def _fill_in_digests(package: Path) -> None:
    """Give the manifest the digests that an export writes, so that no file seems edited."""
    manifest = package / _MANIFEST
    content = json.loads(manifest.read_text(encoding="utf-8"))
    files = content.get("files")
    if isinstance(files, dict) and _NO_DIGEST in files.values():
        content["files"] = {
            path: hashlib.sha256((package / path).read_bytes()).hexdigest() for path in files
        }
        manifest.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def run(
    *command: str | Path, folder: Path, check: bool = True, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a Python module or script in a process of its own; a failure shows what it printed.

    The process is forked from one that has the libraries. Code (`-c`), which may look at what is
    imported, and another hash seed get a new interpreter.
    """
    words, variables = [str(word) for word in command], environment(**changes)
    if words[0] == "-c" or "PYTHONHASHSEED" in changes:
        result = subprocess.run(
            [sys.executable, *words],
            cwd=folder, env=variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
    else:
        result = run_forked(words, folder, variables)
    if check and result.returncode:
        raise AssertionError(
            f"{' '.join(words)} ended with {result.returncode}\n"
            f"{result.stdout[-4000:]}\n{result.stderr[-6000:]}"
        )
    return result


def run_code(
    code: str, *arguments: str, folder: Path, check: bool = True, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run code as a script in the folder: forked, which code given with `-c` is not."""
    script = folder / "code_of_a_test.py"
    script.write_text(code, encoding="utf-8")
    return run(script.name, *arguments, folder=folder, check=check, **changes)


def export(project: Path, out: Path, *options: str, **changes: str) -> None:
    """Export a project as a user does."""
    run("-m", "kedro_to_dagster", "export", out, *options, folder=project, **changes)


_OF_THIS_MACHINE = {"__pycache__", ".kedro-to-dagster", ".ruff_cache"}


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path; not what is of this machine only."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _OF_THIS_MACHINE & {*path.parts}
    }
