"""An export never loses a part of the project without saying so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import run
from ..support.projects import write_project

# One process for all projects: most of the time goes into imports.
_SCRIPT = """
import json
from pathlib import Path

from kedro_to_dagster import KedroToDagsterError, generate
from kedro_to_dagster.options import read_options

told = {}
for name, options in json.loads(Path("options.json").read_text()).items():
    try:
        made = generate(read_options(Path(name), **options))
        told[name] = {
            "reported": [str(each) for each in made.diagnostics],
            "in_full": [each.told(in_full=True) for each in made.diagnostics],
            "kept": made.kept,
            "files": {file.path: file.text for file in made.files},
        }
    except KedroToDagsterError as error:
        told[name] = {
            "exit": error.exit_code, "code": error.code, "said": error.message, "hint": error.hint
        }
Path("told.json").write_text(json.dumps(told))
"""
_FOUND = """
from kedro.framework.project import find_pipelines


def register_pipelines():
    found = find_pipelines()
    return {**found, "__default__": found["good"]}
"""
_GOOD = """
from kedro.pipeline import node, pipeline


def create_pipeline():
    return pipeline([node(len, "text", "length", name="count")])
"""


def _with_pipelines(package: str, **modules: str) -> dict[str, Any]:
    files = {
        f"src/{package}/pipeline_registry.py": _FOUND,
        f"src/{package}/pipelines/__init__.py": "",
        f"src/{package}/pipelines/good/__init__.py": _GOOD,
    }
    files.update({f"src/{package}/pipelines/{name}.py": text for name, text in modules.items()})
    return {"files": files}


_NODES = (
    "\n\ntry:\n    import moonlib\n"
    "except ImportError as error:\n    raise RuntimeError('get it') from error\n"
)
_BAD = {"bad/__init__": "from .nodes import f\n", "bad/nodes": _NODES, "util/__init__": ""}
_MANY = (
    '"__default__": pipeline(['
    '*[node(double, "text", f"out-{n}", name=f"n-{n}") for n in range(9)],'
    '*[node(double, "text", f"made_{n}") for n in range(9)],'
    '*[node(double, f"lost_{n}", f"kept_{n}", name=f"k{n}") for n in range(3)],'
    "])"
)
PROJECTS: dict[str, dict[str, Any]] = {
    "missing": _with_pipelines("missing", **_BAD),
    "allowed": _with_pipelines("allowed", **_BAD),
    "syntax": _with_pipelines("syntax", **{"bad/__init__": "\ndef f(:\n"}),
    "empty": {"pipelines": '"__default__": pipeline([])'},
    "writes": {
        "pipelines": '"__default__": pipeline([node(double, "text", "params:x", name="double")])'
    },
    "no_local": {},
    "no_base": {},
    "hooks_without_comma": {"settings": "class H:\n    pass\n\n\nHOOKS = (H())\n"},
    "globals": {"files": {"conf/base/globals.yml": "a: [\n"}},
    "elsewhere": {
        "catalog": "{}",
        "files": {"conf/prod/catalog.yml": "'te{x}': {type: text.TextDataset, filepath: a}\n"},
    },
    "own_sections": {
        "files": {
            "conf/base/dagster.yml": "load_from: [{python_module: x}]\ntelemetry: {enabled: false}\n"
            "jobs: {mine: {pipeline: __default__}}\n"
        }
    },
    "many": {
        "pipelines": _MANY,
        "catalog": "text: {type: text.TextDataset, filepath: a}\n"
        + "".join(f"lost_{n}: {{type: moon.Dust, filepath: a}}\n" for n in range(3)),
    },
    "raises": {
        "catalog": "text: {type: raises.datasets.Own, filepath: a}\n",
        "files": {"src/raises/datasets.py": "\nraise RuntimeError('no dataset')\n"},
    },
    "audited": {
        "files": {
            "conf/logging.yml": "version: 1\nhandlers: {audit: {class: logging.FileHandler, filename: "
            "audit.log}}\nroot: {handlers: [audit]}\n"
        }
    },
    "asks": {
        "nodes": "from kedro.framework.project import find_pipelines, settings\n\n\n"
        "def double(text):\n    from kedro.framework.project import PACKAGE_NAME\n\n    return text\n"
    },
    "does": {
        "settings": "import os\n\nfrom omegaconf import OmegaConf\n\n"
        "OmegaConf.register_new_resolver('does', len)\n"
        "if True:\n    os.environ['DOES'] = '1'\n    print('settings')\n"
    },
    "touches": {
        "files": {
            "src/touches/pipeline_registry.py": "from touches.pipelines import first, second, third\n\n\n"
            "def register_pipelines():\n    return {'__default__': second.create_pipeline()}\n",
            "src/touches/pipelines/__init__.py": "",
            "src/touches/pipelines/first.py": "from touches import nodes\n\nOWN = {}\nOWN['own'] = 1\n"
            "nodes.STATE['touched'] = True\n\nif __name__ == '__main__':\n    nodes.double('')\n",
            "src/touches/pipelines/second.py": "from kedro.pipeline import node, pipeline\n\n"
            "from touches import nodes\n\n\n"
            "def create_pipeline():\n    made = []\n    made.clear()\n    nodes.FACTOR = 2\n"
            "    made.append(node(nodes.double, 'text', 'doubled'))\n    return pipeline(made)\n",
            "src/touches/pipelines/third.py": "from kedro.pipeline import node, pipeline\n\n"
            "from touches.helpers import configure\n\n\n"
            "def create_pipeline():\n    configure()\n    return pipeline([])\n",
            "src/touches/helpers.py": "import os\n\nos.environ['HELPED'] = '1'\n\n\n"
            "def configure():\n    pass\n",
        },
        "nodes": "import touches.helpers\n\nSTATE = {}\nFACTOR = 1\nSTATE.update(own=1)\n\n\n"
        "def double(text):\n    return text * FACTOR\n",
    },
    "registers": {
        "settings": "from registers.hooks import Hooks\n\nHOOKS = (Hooks(),)\n",
        "files": {
            "src/registers/hooks.py": "from kedro.framework import project\n"
            "from kedro.framework.hooks import hook_impl\n\n\n"
            "class Hooks:\n    @hook_impl\n    def after_context_created(self, context):\n"
            "        project.pipelines.update(more=project.pipelines['__default__'])\n"
        },
    },
    "reads": {
        "settings": "from reads.hooks import Hooks\n\nHOOKS = (Hooks(),)\n",
        "files": {
            "src/reads/hooks.py": "from kedro.framework.hooks import hook_impl\n"
            "from kedro.framework.project import pipelines\n\n\n"
            "class Hooks:\n    @hook_impl\n    def after_context_created(self, context):\n"
            "        seen = dict(pipelines)\n        seen['more'] = pipelines['__default__']\n"
        },
    },
    "settings": {
        "settings": "from settings.catalog import Catalog\n\nDATA_CATALOG_CLASS = Catalog\n"
        "DATASET_VALIDATION = False\n",
        "catalog": "text: {type: text.TextDataset, filepath: a, validator: settings.catalog.check}\n",
        "files": {
            "src/settings/catalog.py": "from kedro.io import DataCatalog\n\n\nclass Catalog(DataCatalog):\n"
            "    def save(self, name, data):\n        super().save(name, data)\n"
        },
    },
}
_OPTIONS: dict[str, dict[str, Any]] = {
    "allowed": {"allow_missing_pipelines": True},
    **{name: {"copy_code": True} for name in ("asks", "does", "touches")},
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is said of each project."""
    folder = tmp_path_factory.mktemp("projects")
    for name, project in PROJECTS.items():
        write_project(folder / name, package=name, **project)
    for name, environment in {"no_local": "local", "no_base": "base"}.items():
        conf = folder / name / "conf" / environment
        for file in conf.iterdir():
            file.unlink()
        conf.rmdir()
    options = {name: _OPTIONS.get(name, {}) for name in PROJECTS}
    (folder / "options.json").write_text(json.dumps(options))
    run("-c", _SCRIPT, folder=folder)
    found: dict[str, Any] = json.loads((folder / "told.json").read_text())
    found["logs"] = [path.name for path in folder.rglob("*.log")]
    return found


@pytest.mark.parametrize(
    ("name", "code", "said", "hint"),
    [
        (
            "missing",
            "K2D931",
            "missing.pipelines.bad: RuntimeError: get it; caused by ModuleNotFoundError: No module named "
            "'moonlib' (src/missing/pipelines/bad/nodes.py:4).",
            "--allow-missing-pipelines",
        ),
        (
            "syntax",
            "K2D931",
            "syntax.pipelines.bad: SyntaxError: invalid syntax "
            "(src/syntax/pipelines/bad/__init__.py:2).",
            "--allow-missing-pipelines",
        ),
        ("empty", "K2D912", "no pipeline that has a node", "register_pipelines()"),
        ("no_local", "K2D932", "no_local/conf/local,", "export with --env base"),
        ("no_base", "K2D932", "no_base/conf/base,", "base_env in CONFIG_LOADER_ARGS"),
        (
            "hooks_without_comma",
            "K2D934",
            "src/hooks_without_comma/settings.py:5: HOOKS must be a tuple of hooks",
            "HOOKS = (MyHooks(),)",
        ),
        (
            "globals",
            "K2D933",
            "conf/base/globals.yml:2: this is not valid YAML",
            "Correct the file",
        ),
    ],
)
def test_what_would_be_lost_is_an_error_of_the_project(
    told: dict[str, Any], name: str, code: str, said: str, hint: str
) -> None:
    found = told[name]
    assert (found["exit"], found["code"]) == (3, code), found
    assert said in found["said"]
    assert hint in found["hint"]


def test_missing_pipelines_are_left_out_where_that_is_allowed(told: dict[str, Any]) -> None:
    found = told["allowed"]
    assert [line[:7] for line in found["reported"]] == ["K2D101 ", "K2D105 "]
    assert (
        "No module named 'moonlib' (src/allowed/pipelines/bad/nodes.py:4)" in found["reported"][1]
    )
    folders = ("assets", "ops", "jobs")
    assert found["kept"] == [f"src/allowed_dagster/{folder}/bad.py" for folder in folders]


def test_the_environment_that_has_the_dataset_is_named(told: dict[str, Any]) -> None:
    (line,) = told["elsewhere"]["reported"]
    assert line.startswith("K2D501 refused: ")
    assert line.endswith("Export with --env prod, whose catalog has it.")


def test_sections_of_dagster_s_own_files_are_reported(told: dict[str, Any]) -> None:
    found = told["own_sections"]
    assert [line.split("(")[0] for line in found["reported"]] == [
        f"K2D709 approximated: conf/base/dagster.yml:{line} " for line in (1, 2)
    ]
    assert "mine" in found["files"]["src/own_sections_dagster/jobs/mine.py"]


def test_there_is_one_line_for_each_cause(told: dict[str, Any]) -> None:
    lines = [line for line in told["many"]["reported"] if not line.startswith("K2D3")]
    assert [line[:6] for line in lines] == ["K2D103", "K2D205", "K2D401"]
    assert "The same goes for 'lost_1' and 'lost_2'." in lines[0]
    assert lines[2].endswith("and 12 more.")
    in_full = [line for line in told["many"]["in_full"] if line.startswith("K2D401")]
    assert in_full[0].count("\n") == 17


def test_a_dataset_s_module_that_raises_is_reported_with_its_line(told: dict[str, Any]) -> None:
    (line,) = told["raises"]["reported"]
    assert "RuntimeError: no dataset (src/raises/datasets.py:2)" in line


def test_an_export_writes_to_no_log_file(told: dict[str, Any]) -> None:
    assert told["logs"] == []
    assert "has_logging=True" in told["audited"]["files"]["src/audited_dagster/project.py"]


def test_settings_reach_the_package(told: dict[str, Any]) -> None:
    files = told["settings"]["files"]
    text = " ".join(files["src/settings_dagster/project.py"].split())
    assert "`settings.catalog.Catalog`" in files["src/settings_dagster/hooks.py"]
    assert "validates_datasets=False" in text
    assert "src/settings_dagster/assets/checks.py" not in files


def test_a_project_that_sets_nothing_has_no_settings(told: dict[str, Any]) -> None:
    files = told["elsewhere"]["files"]
    assert "settings" not in files["src/elsewhere_dagster/project.py"]
    assert "src/elsewhere_dagster/runtime/settings.py" not in files


def test_an_error_is_printed_once(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project", package="printed", **_with_pipelines("printed", **_BAD)
    )
    result = run("-m", "kedro_to_dagster", "export", "out", "-q", folder=project, check=False)
    assert result.returncode == 3
    assert result.stderr.count("No module named 'moonlib'") == 1
    assert not (project / "out").exists()


def test_a_node_that_asks_kedro_for_the_project_is_reported(told: dict[str, Any]) -> None:
    said = sorted(line for line in told["asks"]["reported"] if "K2D115" in line)
    assert [line.split(": ")[1].partition(" (")[0] for line in said] == [
        "src/asks/nodes.py:1", "src/asks/nodes.py:5",
    ]  # fmt: skip
    assert "imports 'settings' from Kedro's framework" in said[0]
    assert "K2D115" not in str(told["settings"]["reported"])


def test_what_the_settings_do_when_they_are_imported_is_reported(told: dict[str, Any]) -> None:
    (said,) = (line for line in told["does"]["reported"] if "K2D115" in line)
    assert "src/does/settings.py:7" in said
    assert "does.settings does something to another module" in said


def test_what_modules_of_pipelines_do_to_others_is_reported(told: dict[str, Any]) -> None:
    said = sorted(line for line in told["touches"]["reported"] if "K2D115" in line)
    assert [line.split(": ")[1] for line in said] == [
        "src/touches/pipelines/first.py:5", "src/touches/pipelines/second.py:9",
        "src/touches/pipelines/third.py:7",
    ]  # fmt: skip


def test_a_hook_that_registers_pipelines_is_told_of(told: dict[str, Any]) -> None:
    (said,) = (line for line in told["registers"]["reported"] if "K2D607" in line)
    assert "note: src/registers/hooks.py:8" in said
    assert "K2D607" not in str(told["reads"]["reported"])


def test_a_node_that_writes_a_parameter_is_an_error(told: dict[str, Any]) -> None:
    error = told["writes"]
    assert (error["exit"], error["code"]) == (3, "K2D939")
    assert error["said"].startswith(
        "src/writes/pipeline_registry.py:8: node 'double' writes 'params:x'"
    )
