"""The wheel and the sdist hold what they should, and the wheel works where nothing else is installed.

They are built here by the build backend, without a network; `make dist` gives the ones that it built
(`--distributions FOLDER`).
"""

from __future__ import annotations

import base64
import csv
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.metadata import Metadata
from trove_classifiers import classifiers

from ..support.cases import ROOT, files_below, run, run_code
from ..support.forked import environment

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PACKAGES = (
    ROOT / "transpiler" / "kedro_to_dagster",
    ROOT / "runtime" / "kedro_to_dagster_runtime",
)
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INFO = f"kedro_to_dagster-{DECLARED['version']}.dist-info"


@dataclass(frozen=True, slots=True)
class Distributions:
    """The two files of a release."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def distributions(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Distributions:
    """The files to check: those of `--distributions`, or new ones."""
    folder = request.config.getoption("--distributions")
    if folder:
        made = Path(folder).resolve()
        (wheel,), (sdist,) = made.glob("*.whl"), made.glob("*.tar.gz")
        return Distributions(wheel, sdist)
    out = tmp_path_factory.mktemp("dist")
    return Distributions(
        _wheel(ROOT, out), Path(next(SdistBuilder(str(ROOT)).build(directory=str(out))))
    )


@pytest.fixture(scope="module")
def installed(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what an installation of the wheel writes, to be put on the import path."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(distributions.wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_the_two_packages_and_nothing_else(installed: Path) -> None:
    expected = {
        f"{package.name}/{path}": content
        for package in PACKAGES
        for path, content in files_below(package).items()
    }
    found = files_below(installed)
    info = {path for path in found if path.startswith(f"{INFO}/")}
    assert {path: found[path] for path in found.keys() - info} == expected
    assert info == {
        f"{INFO}/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }


def test_the_wheel_is_typed_and_licensed(installed: Path) -> None:
    for package in PACKAGES:
        assert (installed / package.name / "py.typed").is_file()
    license_text = (installed / INFO / "licenses" / "LICENSE").read_bytes()
    assert license_text == (ROOT / "LICENSE").read_bytes()


def test_the_metadata_is_valid_and_says_what_is_declared(installed: Path) -> None:
    text = (installed / INFO / "METADATA").read_text(encoding="utf-8")
    # Raises where an index would refuse the upload.
    metadata = Metadata.from_email(text, validate=True)
    assert metadata.name == DECLARED["name"]
    assert str(metadata.version) == DECLARED["version"]
    assert metadata.license_expression == DECLARED["license"]
    assert metadata.description_content_type == "text/markdown"
    assert metadata.description == (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(metadata.classifiers or ()) <= classifiers


def test_the_record_has_the_digest_of_every_file(installed: Path) -> None:
    found = files_below(installed)
    with (installed / INFO / "RECORD").open(encoding="utf-8", newline="") as file:
        recorded = {path: digest for path, digest, _ in csv.reader(file)}
    assert recorded.keys() == found.keys()
    for path, digest in recorded.items():
        if digest:
            sha = base64.urlsafe_b64encode(hashlib.sha256(found[path]).digest()).decode()
            assert digest == f"sha256={sha.rstrip('=')}", path


def test_the_wheel_exports_by_itself(installed: Path, empty_project: Path, tmp_path: Path) -> None:
    where = str(installed)
    told = run("-m", "kedro_to_dagster", "--version", folder=tmp_path, PYTHONPATH=where)
    assert told.stdout.split() == ["kedro-to-dagster", DECLARED["version"]]
    code = (
        "import kedro_to_dagster, sys\n"
        "from kedro_to_dagster.cli.main import run\n"
        "print(kedro_to_dagster.__file__)\n"
        "run(sys.argv[1:])\n"
    )
    command = ("export", "package", "--project", str(empty_project))
    printed = run_code(code, *command, folder=tmp_path, PYTHONPATH=where).stdout
    assert Path(printed.splitlines()[0]).is_relative_to(installed)
    runtime = next(tmp_path.glob("package/src/*/runtime"))
    assert (runtime / "project.py").read_bytes() == (
        installed / "kedro_to_dagster_runtime" / "project.py"
    ).read_bytes()


def test_the_sdist_makes_the_same_wheel(distributions: Distributions, tmp_path: Path) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = archive.getnames()
        archive.extractall(tmp_path, filter="data")
    (root,) = {name.partition("/")[0] for name in names}
    assert root == f"kedro_to_dagster-{DECLARED['version']}"
    top = {path.name for path in (tmp_path / root).iterdir()}
    assert top == {
        "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "SECURITY.md",
        "pyproject.toml", "runtime", "transpiler", ".gitignore",
    }  # fmt: skip
    again = _wheel(tmp_path / root, tmp_path / "dist")
    assert again.read_bytes() == distributions.wheel.read_bytes()


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(
    distributions: Distributions, tmp_path: Path
) -> None:
    """Install it with its dependencies from the package index, export a project, and run the job."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "dagster.yaml").touch()
    variables = environment(DAGSTER_HOME=str(tmp_path / "home"))
    scripts = tmp_path / "venv" / "bin"

    def call(*command: str | Path, **changes: str) -> str:
        result = subprocess.run(
            command, cwd=tmp_path, env={**variables, **changes},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not result.returncode, result.stdout + result.stderr
        return result.stdout + result.stderr

    constraints = ROOT / "constraints.txt"
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv:
        call(uv, "venv", "-q", "--python", sys.executable, scripts.parent)
        command: tuple[str | Path, ...] = (uv, "pip", "install", "--python", scripts / "python")
    else:
        call(sys.executable, "-m", "venv", scripts.parent)
        command = (scripts / "pip", "install")
    call(*command, "-q", "-c", constraints, distributions.wheel)
    project = tmp_path / "project"
    for path, text in _PROJECT.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    call(scripts / "kedro-to-dagster", "export", project / "dagster", "--project", project)
    source = str(project / "dagster" / "src")
    told = call(
        scripts / "dagster", "job", "execute", "-m", "greeting_dagster.definitions",
        "-j", "__default__", PYTHONPATH=source,
    )  # fmt: skip
    assert "RUN_SUCCESS" in told


# It needs no dataset but Kedro's own.
_PROJECT = {
    "pyproject.toml": (
        "[tool.kedro]\n"
        'package_name = "greeting"\n'
        'project_name = "greeting"\n'
        'kedro_init_version = "1.0.0"\n'
        'source_dir = "src"\n'
    ),
    "conf/base/parameters.yml": "name: World\n",
    "conf/local/.gitkeep": "",
    "src/greeting/__init__.py": "",
    "src/greeting/settings.py": "",
    "src/greeting/nodes.py": 'def greet(name):\n    return f"Hello, {name}!"\n',
    "src/greeting/pipeline_registry.py": (
        "from kedro.pipeline import node, pipeline\n\n"
        "from .nodes import greet\n\n\n"
        "def register_pipelines():\n"
        '    return {"__default__": pipeline([node(greet, "params:name", "greeting")])}\n'
    ),
}


def test_no_file_of_the_repository_names_an_index() -> None:
    """Where packages come from is for the machine to say that installs them."""
    address = re.compile(rb"--(extra-)?index-url|files\.pythonhosted\.org|/simple/?\b")
    own = Path(__file__).resolve()
    found = [path for path in _tracked() if path != own and address.search(path.read_bytes())]
    assert not found


def _tracked() -> Iterator[Path]:
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return (ROOT / path for path in listed.split("\0") if path and (ROOT / path).is_file())


def _wheel(source: Path, out: Path) -> Path:
    return Path(next(WheelBuilder(str(source)).build(directory=str(out))))
