"""Hooks from the export to the run: what is refused, what a run's configuration changes, what is given."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import export, run
from ..support.projects import write_project

MODES = [
    "in_process",
    *(pytest.param(mode, marks=pytest.mark.slow) for mode in ("multiprocess", "assets")),
]

SUPPORT = Path(__file__).parents[1] / "support"
_SETTINGS = "from tiny_project.hooks import Own\n\nHOOKS = (Own(),)\n"
_HOOKS = """
from pathlib import Path

from kedro.framework.hooks import hook_impl


class Own:
    @hook_impl
    def before_pipeline_run(self, run_params, catalog):
        path = catalog["doubled"]._filepath.name
        told = [path, catalog.load("params:times"), catalog.load("parameters"), run_params["env"]]
        Path("told.txt").write_text(repr(told))
"""
_NODES = "def repeat(text, times):\n    return text * times\n"
_PIPELINES = """
"__default__": pipeline([node(repeat, ["text", "params:times"], "doubled", name="repeat")])
"""
_CATALOG = """
text: {type: text.TextDataset, filepath: data/text.txt}
doubled: {type: text.TextDataset, filepath: data/doubled.txt}
"""


def _project(folder: Path, *, settings: str = _SETTINGS, hooks: str = _HOOKS) -> Path:
    return write_project(
        folder,
        nodes=_NODES,
        pipelines=_PIPELINES,
        catalog=_CATALOG,
        parameters="times: 2\nunread: {a: 1}\n",
        settings=settings,
        files={"src/tiny_project/hooks.py": hooks},
    )


def _launch(
    project: Path, mode: str = "in_process", config: Any = None, *, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run the package, with a real instance."""
    home = project / "home"
    home.mkdir(exist_ok=True)
    (home / "dagster.yaml").touch()
    return run(
        SUPPORT / "run_with_instance.py", mode, "tiny_project_dagster", json.dumps(config or {}),
        folder=project, check=check, DAGSTER_HOME=str(home),
    )  # fmt: skip


def test_a_class_in_the_place_of_a_hook_is_an_error(tmp_path: Path) -> None:
    project = _project(tmp_path / "project", settings=_SETTINGS.replace("Own()", "Own"))
    result = run("-m", "kedro_to_dagster", "export", "out", folder=project, check=False)
    told = " ".join(result.stderr.split())
    place = "src/tiny_project/settings.py:3"
    assert result.returncode == 3
    assert f"K2D934: {place}: Kedro cannot register the hook 'tiny_project.hooks.Own'" in told
    assert not (project / "out").exists()


def test_a_hook_with_an_argument_that_its_spec_does_not_have_is_an_error(tmp_path: Path) -> None:
    hooks = _HOOKS.replace("run_params, catalog", "run_params, weather, mood")
    project = _project(tmp_path / "project", hooks=hooks)
    result = run("-m", "kedro_to_dagster", "export", "out", folder=project, check=False)
    told = " ".join(result.stderr.split())
    assert "hook 'tiny_project.hooks.Own': PluginValidationError." in told


@pytest.mark.slow
def test_hooks_get_what_the_configuration_of_a_run_changes(tmp_path: Path) -> None:
    project = _project(tmp_path / "project")
    export(project, project / "dagster")
    _launch(project)
    told = (project / "told.txt").read_text()
    assert told == "['doubled.txt', 2, {'times': 2, 'unread': {'a': 1}}, None]"
    config = {
        "resources": {
            "parameters": {"config": {"times": 3}},
            "doubled_io_manager": {"config": {"filepath": "data/tripled.txt"}},
        }
    }
    _launch(project, config=config)
    told = (project / "told.txt").read_text()
    assert told == "['tripled.txt', 3, {'times': 3, 'unread': {'a': 1}}, None]"
    assert (project / "data/tripled.txt").read_text() == "hahaha"


def test_loading_the_definitions_imports_neither_hooks_nor_kedro(tmp_path: Path) -> None:
    project = _project(tmp_path / "project")
    export(project, project / "dagster")
    (project / "src/tiny_project/hooks.py").write_text("raise ImportError('too early')\n")
    script = (
        "import sys; sys.path.insert(0, 'dagster/src'); import tiny_project_dagster.definitions\n"
        "assert not {'kedro', 'pluggy', 'tiny_project'} & set(sys.modules)"
    )
    run("-c", script, folder=project)


@pytest.mark.slow
def test_hooks_are_those_that_the_project_has_when_it_runs(tmp_path: Path) -> None:
    project = _project(tmp_path / "project")
    export(project, project / "dagster")
    (project / "src/tiny_project/settings.py").write_text("")
    _launch(project)
    assert not (project / "told.txt").exists()


@pytest.mark.slow
def test_a_project_that_changed_since_the_export_is_told(tmp_path: Path) -> None:
    hooks = _HOOKS.replace(
        "before_pipeline_run(self, run_params, catalog)", "before_node_run(self)"
    )
    project = _project(
        tmp_path / "project", hooks=hooks.split("        path =")[0] + "        pass\n"
    )
    export(project, project / "dagster")
    registry = project / "src/tiny_project/pipeline_registry.py"
    registry.write_text(
        registry.read_text().replace('["text", "params:times"]', '["other", "params:times"]')
    )
    result = _launch(project, check=False)
    assert "The node 'repeat' has other inputs than when it was exported" in result.stderr


_CHANGING = """
from kedro.framework.hooks import hook_impl
from kedro.io import MemoryDataset


class Own:
    @hook_impl
    def {spec}(self, catalog):
        catalog["params:times"] = 4
        catalog["text"] = MemoryDataset("ho")
"""


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["in_process", "assets"])
@pytest.mark.parametrize("spec", ["after_catalog_created", "before_pipeline_run"])
def test_what_hooks_put_into_the_catalog_reaches_the_nodes(
    spec: str, mode: str, tmp_path: Path
) -> None:
    project = _project(tmp_path / "project", hooks=_CHANGING.format(spec=spec))
    run("-m", "kedro", "run", folder=project)
    assert (project / "data/doubled.txt").read_text() == "ho" * 4
    (project / "data/doubled.txt").unlink()
    export(project, project / "dagster")
    _launch(project, mode)
    assert (project / "data/doubled.txt").read_text() == "ho" * 4


_EXECUTORS = """
executors:
  several: {multiprocess: {max_concurrent: 2}}
jobs:
  __default__: {pipeline: __default__, executor: several}
"""


def test_what_reaches_one_process_only_is_reported_where_there_are_several(tmp_path: Path) -> None:
    project = _project(tmp_path / "project", hooks=_CHANGING.format(spec="before_pipeline_run"))
    result = run("-m", "kedro_to_dagster", "export", "dagster", "-v", folder=project)
    assert "K2D605" not in result.stdout
    (project / "conf/base/dagster.yml").write_text(_EXECUTORS)
    result = run("-m", "kedro_to_dagster", "export", "dagster", "-v", folder=project)
    assert "K2D605 note" in result.stdout


_GIVING = """
from kedro.framework.hooks import hook_impl
from kedro.io import MemoryDataset


class Own:
    @hook_impl
    def after_catalog_created(self, catalog):
        catalog["text"] = MemoryDataset("hi")
"""


@pytest.mark.parametrize("mode", MODES)
def test_a_dataset_that_only_a_hook_gives_is_a_free_input(mode: str, tmp_path: Path) -> None:
    project = _project(tmp_path / "project", hooks=_GIVING)
    (project / "conf/base/catalog.yml").write_text(_CATALOG.split("\n", 2)[2])
    result = run("-m", "kedro_to_dagster", "export", "dagster", folder=project)
    assert "K2D501" not in result.stdout
    _launch(project, mode)
    assert (project / "data/doubled.txt").read_text() == "hihi"


@pytest.mark.slow
def test_node_hooks_are_called_where_another_executor_is_chosen(tmp_path: Path) -> None:
    project = _project(tmp_path / "project", hooks=_CHANGING.format(spec="after_catalog_created"))
    export(project, project / "dagster")
    script = (
        "import sys; sys.path.insert(0, 'dagster/src')\n"
        "from tiny_project_dagster.definitions import defs\n"
        "for _ in range(2):\n"
        "    assert defs().resolve_job_def('__default__').execute_in_process().success\n"
        "from tiny_project_dagster.runtime.hooks.wiring import SESSIONS\n"
        "assert len(SESSIONS) <= 2"
    )
    run("-c", script, folder=project)
    assert (project / "data/doubled.txt").read_text() == "ho" * 4


_CREDENTIALS = """
from pathlib import Path

from kedro.framework.hooks import hook_impl
from kedro.io import AbstractDataset


class SignedText(AbstractDataset):
    def __init__(self, filepath, credentials):
        self._path, self._name = Path(filepath), credentials["name"]

    def load(self):
        return self._path.read_text()

    def save(self, data):
        self._path.write_text(f"{data} {self._name}")

    def _describe(self):
        return {}


class Own:
    @hook_impl
    def after_context_created(self, context):
        context.config_loader["credentials"] = {"vault": {"name": "Ada"}}
"""
_SIGNED = """
text: {type: text.TextDataset, filepath: data/text.txt}
doubled: {type: tiny_project.hooks.SignedText, filepath: data/doubled.txt, credentials: vault}
"""


def test_credentials_that_a_hook_fetches_are_those_of_the_datasets(tmp_path: Path) -> None:
    project = _project(tmp_path / "project", hooks=_CREDENTIALS)
    (project / "conf/base/catalog.yml").write_text(_SIGNED)
    run("-m", "kedro", "run", folder=project)
    assert (project / "data/doubled.txt").read_text() == "haha Ada"
    (project / "data/doubled.txt").unlink()
    export(project, project / "dagster")
    _launch(project)
    assert (project / "data/doubled.txt").read_text() == "haha Ada"


@pytest.mark.slow
def test_hooks_are_given_the_runtime_parameters_of_the_run(tmp_path: Path) -> None:
    hooks = _HOOKS.replace('run_params["env"]', 'run_params["runtime_params"]')
    project = _project(tmp_path / "project", hooks=hooks)
    (project / "conf/base/parameters.yml").write_text("times: ${runtime_params:times}\n")
    export(project, project / "dagster")
    config = {"resources": {"parameters": {"config": {"times": 3}}}}
    _launch(project, config=config)
    assert (project / "told.txt").read_text() == "['doubled.txt', 3, {'times': 3}, {'times': 3}]"
    assert (project / "data/doubled.txt").read_text() == "hahaha"


def test_what_the_configuration_asks_for_besides_is_given_as_a_parameter(tmp_path: Path) -> None:
    hooks = _HOOKS.replace('run_params["env"]', 'run_params["runtime_params"]')
    project = _project(tmp_path / "project", hooks=hooks)
    catalog = project / "conf/base/catalog.yml"
    catalog.write_text(
        catalog.read_text().replace("data/doubled.txt", '"data/${runtime_params:name}.txt"')
    )
    result = run("-m", "kedro_to_dagster", "export", "dagster", "-v", folder=project)
    assert "K2D606 note" in result.stdout
    resources = {
        "doubled_io_manager": {"config": {"filepath": "data/three.txt"}},
        "parameters": {"config": {"name": "three"}},
    }
    _launch(project, config={"resources": resources})
    told = (project / "told.txt").read_text()
    assert (
        told
        == "['three.txt', 2, {'times': 2, 'unread': {'a': 1}, 'name': 'three'}, {'name': 'three'}]"
    )
    assert (project / "data/three.txt").read_text() == "haha"


_TYPED = """
from pathlib import Path

from kedro.framework.hooks import hook_impl


class Own:
    @hook_impl
    def after_catalog_created(self, catalog, parameters):
        Path("told.txt").write_text(repr([catalog.load("params:plan"), parameters["params:plan.times"]]))
"""
_TYPED_NODES = """
from dataclasses import dataclass


@dataclass
class Plan:
    times: int
    mark: str = "!"


def repeat(text, plan: Plan):
    return text * plan.times + plan.mark
"""


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["in_process", "assets"])
def test_hooks_get_changed_parameters_as_instances_of_their_classes(
    mode: str, tmp_path: Path
) -> None:
    project = write_project(
        tmp_path / "project",
        nodes=_TYPED_NODES,
        pipelines=_PIPELINES.replace("params:times", "params:plan"),
        catalog=_CATALOG,
        parameters="plan: {times: 2, mark: '?'}\n",
        settings=_SETTINGS,
        files={"src/tiny_project/hooks.py": _TYPED},
    )
    export(project, project / "dagster")
    _launch(project, mode, {"resources": {"parameters": {"config": {"plan": {"times": 3}}}}})
    assert (project / "told.txt").read_text() == "[Plan(times=3, mark='?'), 3]"
    assert (project / "data/doubled.txt").read_text() == "hahaha?"
