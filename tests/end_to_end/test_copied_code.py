"""A package with copies of the project's code, where the project is gone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ..parity.test_parity import assert_same, files
from ..support.cases import CASES, Case, export, files_below, run, run_code

# Runs the default job, and fails if anything of the Kedro project is imported.
RUN_ALONE = """
import importlib, os, sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == sys.argv[1]:
            raise ModuleNotFoundError(f"{name} is gone", name=name)

sys.meta_path.insert(0, Gone())
sys.path.insert(0, os.path.abspath("package/src"))
defs = importlib.import_module(f"{sys.argv[2]}.definitions").defs
defs = defs() if callable(defs) else defs
assert defs.resolve_job_def("__default__").execute_in_process().success
specs = defs.resolve_all_asset_specs()
places = [spec.metadata.get("dagster/code_references") for spec in specs if spec.code_version]
assert places
for place in filter(None, places):
    path = place.code_references[0].file_path
    assert f"/{sys.argv[2]}/" in path, path
"""


def named(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("copy_code", "package"),
        pytest.param("copy_code", "variable", marks=pytest.mark.slow),
        pytest.param("example", "variable", marks=pytest.mark.slow),
    ],
)
def test_the_package_leaves_the_same_files_without_the_project(
    name: str, root: str, tmp_path: Path
) -> None:
    """Only the data is there: in the folder that a variable names, or in that of the package."""
    case = named(name)
    project = case.copy_project(tmp_path / "kedro")
    export(project, tmp_path / "package", "--copy-code")
    data = tmp_path / ("alone" if root == "variable" else "package") / "data"
    case.copy_project(tmp_path / "copy")
    data.parent.mkdir(exist_ok=True)
    (tmp_path / "copy" / "data").rename(data)
    variables = {"KEDRO_PROJECT_PATH": str(data.parent)} if root == "variable" else {}
    kedro_package = case.package.removesuffix("_dagster")
    run_code(RUN_ALONE, kedro_package, case.package, folder=tmp_path, **variables)
    run("-m", "kedro", "run", folder=project)
    assert_same(files(data), files(project / "data"))


@pytest.mark.slow
def test_two_exports_give_the_same_bytes_and_a_check_needs_no_options(tmp_path: Path) -> None:
    case = named("hooks")
    one, other = (case.copy_project(tmp_path / name) for name in ("one", "other"))
    export(one, one / "dagster", "--copy-code")
    export(other, other / "dagster", "--copy-code", PYTHONHASHSEED="3")
    assert files_below(one / "dagster") == files_below(other / "dagster")
    options = json.loads((one / "dagster/kedro-to-dagster.json").read_text(encoding="utf-8"))
    assert options["options"]["copy-code"] is True
    run("-m", "kedro_to_dagster", "check", "dagster", folder=one)
    export(one, one / "dagster")
    package = one / "dagster/src" / case.package
    assert not list((package / "code").rglob("*.py"))


def test_git_leaves_the_line_ends_of_copied_data_as_they_are(tmp_path: Path) -> None:
    project = named("copy_code").copy_project(tmp_path / "kedro")
    source = project / "src" / named("copy_code").package.removesuffix("_dagster")
    (source / "words.csv").write_bytes(b"a\r\nb\r\n")
    with (source / "__init__.py").open("a", encoding="utf-8") as module:
        module.write('\nimport pathlib\nWORDS = pathlib.Path(__file__).with_name("words.csv")\n')
    export(project, tmp_path / "package", "--copy-code")
    for words in (["init", "-q"], ["add", "-A"], ["checkout-index", "-qaf", "--prefix=../clone/"]):
        subprocess.run(["git", *words], cwd=tmp_path / "package", check=True)
    (words_csv,) = (tmp_path / "clone").rglob("words.csv")
    assert words_csv.read_bytes() == b"a\r\nb\r\n"


OWN_EXECUTOR = """
executors: {own: {path: "golden_translator.executors:single"}}
jobs: {__default__: {pipeline: __default__, executor: own}}
"""
OWN_ASSET = """
import dagster as dg


@dg.asset
def mine() -> int:
    return 1
"""
RUNS_ALL = """
import sys

sys.path.insert(0, "package/src")

from golden_translator_dagster.definitions import defs

loaded = defs()
job = loaded.resolve_job_def("__default__")
assert job.executor_def.name == "in_process"
assert job.execute_in_process().success
print(sorted(key.to_user_string() for key in loaded.resolve_asset_graph().get_all_asset_keys()))
"""


@pytest.mark.parametrize("options", [(), ("--copy-code",)])
def test_a_translator_an_executor_by_path_and_an_asset_of_ones_own_in_one_package(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    project = named("translator").copy_project(tmp_path / "kedro")
    (project / "src/golden_translator/executors.py").write_text(
        "import dagster as dg\n\nsingle = dg.in_process_executor\n", encoding="utf-8"
    )
    (project / "conf/base/dagster.yml").write_text(OWN_EXECUTOR, encoding="utf-8")
    export(project, project / "package", *options)
    own = project / "package/src/golden_translator_dagster/defs/mine.py"
    own.write_text(OWN_ASSET, encoding="utf-8")
    run("-m", "kedro_to_dagster", "check", "package", "--fresh", folder=project)
    assert "'mine'" in run_code(RUNS_ALL, folder=project).stdout
    before = files_below(project / "package")
    export(project, project / "package", *options)
    assert files_below(project / "package") == before


LOADS_ALONE = """
import sys

sys.path.insert(0, "src")
sys.modules["golden_sensors"] = None

from golden_sensors_dagster.definitions import defs

repository = defs().get_repository_def()
print(sorted(sensor.name for sensor in repository.sensor_defs))
"""


@pytest.mark.slow
def test_modules_that_are_named_by_paths_are_copied(tmp_path: Path) -> None:
    project = named("sensors").copy_project(tmp_path / "kedro")
    export(project, tmp_path / "package", "--copy-code")
    done = run_code(LOADS_ALONE, folder=tmp_path / "package")
    assert "'page_when_a_run_fails', 'storm_warning', 'tell_after_measuring'" in done.stdout
