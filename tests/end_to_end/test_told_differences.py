"""What `kedro run` and the package do not do alike is told by the export, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..support.cases import run
from ..support.projects import write_project

_OWN = {
    "src/tiny_project/own.py": "from kedro_datasets.text import TextDataset\n\n\n"
    "class Own(TextDataset):\n    pass\n"
}
_NODE = '"__default__": pipeline([node(double, {inputs}, "doubled", name="double")])'


def _told(folder: Path, *options: str, **parts: Any) -> str:
    project = write_project(folder / "project", **parts)
    result = run("-m", "kedro_to_dagster", "export", "out", "-v", *options, folder=project)
    return " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys\n    sys.exit()", "has 'sys.exit()'"),
        ("exit(0 if text else 1)", "has 'exit(0 if text else 1)'"),
        ("raise SystemExit", "has 'raise SystemExit'"),
        ("import click\n    raise click.exceptions.Exit(0)", "has 'click.exceptions.Exit(0)'"),
        ("import sys\n    sys.exit(1)", None),
        ("import sys\n    sys.exit('no text')", None),
        ("raise SystemExit('no text')", None),
    ],
)
def test_a_node_that_ends_the_process_as_a_success(
    body: str, said: str | None, tmp_path: Path
) -> None:
    told = _told(tmp_path, nodes=f"def double(text):\n    {body}\n")
    if said is None:
        assert "K2D214" not in told
    else:
        assert "K2D214 approximated: src/tiny_project/nodes.py:" in told
        assert f"tiny_project.nodes {said}: Kedro then ends" in told


def test_what_a_script_does_is_not_what_a_node_does(tmp_path: Path) -> None:
    nodes = "import sys\n\n\ndef double(text):\n    return text\n\n\n"
    assert "K2D214" not in _told(
        tmp_path, nodes=f"{nodes}if __name__ == '__main__':\n    sys.exit()\n"
    )


@pytest.mark.parametrize(
    ("use", "is_told"),
    [
        ("def main():\n    stop()\n", False),
        ("if __name__ == '__main__':\n    stop()\n", False),
        ("def double(text):\n    stop()\n", True),
        ("STOPS = {'now': stop}\n", True),
        ("class Stop:\n    def __call__(self):\n        stop()\n", True),
        ("def double(text):\n    globals()[text]()\n", True),
    ],
)
def test_a_function_that_nothing_calls_ends_nothing(
    use: str, is_told: bool, tmp_path: Path
) -> None:
    nodes = (
        "import sys\n\n\ndef double(text):\n    return text\n\n\ndef stop():\n    sys.exit()\n\n\n"
    )
    assert ("K2D214" in _told(tmp_path, nodes=f"{nodes}{use}")) == is_told


def test_a_node_that_asks_dagster_to_run_it_again(tmp_path: Path) -> None:
    body = "import dagster as dg\n    raise dg.RetryRequested(max_retries=2)"
    told = _told(tmp_path, nodes=f"def double(text):\n    {body}\n")
    assert "K2D215 approximated: src/tiny_project/nodes.py:3: tiny_project.nodes raises" in told


@pytest.mark.parametrize(
    ("type_", "is_told"), [("tiny_project.own.Own", True), ("text.TextDataset", False)]
)
def test_a_dataset_of_an_own_class_that_a_node_is_given_twice(
    type_: str, is_told: bool, tmp_path: Path
) -> None:
    told = _told(
        tmp_path,
        nodes="def double(one, two):\n    return one + two\n",
        pipelines=_NODE.format(inputs=["text", "text"]),
        catalog=f"text: {{type: {type_}, filepath: data/text.txt}}\n",
        files=_OWN,
    )
    assert ("the node 'double' is given 'text' more than once" in told) == is_told


def test_a_dataset_for_the_parallel_runner(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        catalog="text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "doubled: {type: SharedMemoryDataset}\n",
    )
    assert (
        "K2D116 approximated: conf/base/catalog.yml:2 (doubled): dataset 'doubled' is a SharedM"
        in told
    )


def test_a_class_without_a_module_is_one_of_kedros(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        catalog="text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "doubled: {type: LambdaDataset}\n",
    )
    assert (
        "K2D103 approximated: conf/base/catalog.yml:2 (doubled): the class of dataset 'doubled'"
        in told
    )


def test_views_of_a_dataset_in_memory_are_two_datasets_to_kedro(tmp_path: Path) -> None:
    pipelines = (
        '"__default__": pipeline([node(double, "text", "m@a", name="write"), '
        'node(double, "m@b", "doubled", name="read")])'
    )
    told = _told(tmp_path, pipelines=pipelines)
    assert "K2D217 approximated" in told
    assert "node 'read' reads 'm@b', a view in memory of a dataset that is written as 'm@a'" in told
    assert "the package hands on what was written." in told


def test_a_view_that_the_catalog_does_not_have_has_no_data(tmp_path: Path) -> None:
    pipelines = (
        '"__default__": pipeline([node(double, "text", "m@a", name="write"), '
        'node(double, "m@b", "doubled", name="read")])'
    )
    catalog = (
        "text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "m@a: {type: text.TextDataset, filepath: data/m.txt}\n"
    )
    told = _told(tmp_path, pipelines=pipelines, catalog=catalog)
    assert "K2D217 approximated" in told
    assert "'kedro run' fails, and the package fails, too." in told


@pytest.mark.parametrize(
    ("dataset", "code"), [("nowhere", "K2D218 note: src/"), ("doubled", None), ("text", None)]
)
def test_a_node_that_confirms_what_is_not_in_the_catalog(
    dataset: str, code: str | None, tmp_path: Path
) -> None:
    told = _told(
        tmp_path,
        catalog="text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "doubled: {type: text.TextDataset, filepath: data/two.txt}\n",
        pipelines='"__default__": pipeline([node(double, "text", "doubled", name="double", '
        f'confirms="{dataset}")])',
    )
    assert ("K2D218" in told) == (code is not None)
    assert code is None or code in told


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("def run(self, inputs=None):\n        return super().run(inputs)", "has 'run' of its own"),
        ("inputs = property(lambda self: ['text'])", "has 'inputs' of its own"),
        ("note = 'nothing that Kedro calls'", None),
    ],
)
def test_a_node_of_a_class_of_its_own(method: str, said: str | None, tmp_path: Path) -> None:
    nodes = (
        "from kedro.pipeline.node import Node\n\n\ndef double(text):\n    return text\n\n\n"
        f"class Own(Node):\n    {method}\n"
    )
    told = _told(
        tmp_path,
        nodes=nodes,
        pipelines='"__default__": pipeline([__import__("tiny_project").nodes.Own('
        'double, "text", "doubled", name="double")])',
    )
    if said is None:
        assert "K2D220" not in told
    else:
        assert "K2D220 refused: " in told
        assert f"node 'double' is an instance of 'tiny_project.nodes.Own', which {said}" in told


@pytest.mark.parametrize(
    ("dagster_yml", "is_told"),
    [("", True), ("jobs: {__default__: {pipeline: __default__, group_by: memory}}\n", False)],
)
def test_a_run_that_calls_a_preview_function(
    dagster_yml: str, is_told: bool, tmp_path: Path
) -> None:
    told = _told(
        tmp_path,
        nodes="from kedro.pipeline.preview_contract import TextPreview\n\n\ndef double(text):\n"
        "    return text\n\n\ndef show():\n    return TextPreview(content='ha')\n",
        pipelines='"__default__": pipeline([node(double, "text", "passed", name="first", '
        'preview_fn=__import__("tiny_project").nodes.show), '
        'node(double, "passed", "doubled", name="second")])',
        files={"conf/base/dagster.yml": dagster_yml} if dagster_yml else None,
    )
    assert ("a run calls the preview function of node 'first'" in told) == is_told
    assert ("K2D221 note: " in told) == is_told


def test_a_generic_model_with_its_arguments_has_no_name_to_import(tmp_path: Path) -> None:
    nodes = (
        "from typing import Generic, TypeVar\n\nfrom pydantic import BaseModel\n\n"
        "T = TypeVar('T')\n\n\nclass Range(BaseModel, Generic[T]):\n    first: T\n\n\n"
        "def double(range: Range[int]):\n    return str(range)\n"
    )
    told = _told(
        tmp_path,
        nodes=nodes,
        parameters="range: {first: 1}\n",
        pipelines='"__default__": pipeline([node(double, "params:range", "doubled", name="double")])',
    )
    assert "K2D206 approximated: the class 'Range[int]' of parameter 'range' cannot be" in told


def test_a_node_that_confirms_a_parameter_is_an_error(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        pipelines='"__default__": pipeline([node(double, "text", "doubled", confirms="params:x")])',
    )
    result = run("-m", "kedro_to_dagster", "export", "out", folder=project, check=False)
    assert result.returncode == 3
    assert "confirms 'params:x', and a parameter cannot" in " ".join(result.stderr.split())


def test_a_validator_is_run_for_its_asset_check(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        catalog="text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "doubled: {type: text.TextDataset, filepath: data/two.txt, validator: tiny_project.nodes.double}\n",
    )
    assert "K2D312 note: conf/base/catalog.yml:2 (doubled): a run loads and validates" in told


def test_a_validator_that_kedro_does_not_take_is_an_error_whatever_uses_it(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        catalog="text: {type: text.TextDataset, filepath: data/text.txt}\n"
        "unused: {type: text.TextDataset, filepath: data/two.txt, validator: [one]}\n",
    )
    result = run("-m", "kedro_to_dagster", "export", "out", folder=project, check=False)
    assert result.returncode == 3
    told = " ".join(result.stderr.split())
    assert "K2D914: conf/base/catalog.yml:2 (unused): Invalid validator declaration" in told


def test_a_parameter_that_the_configuration_makes_of_another(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        nodes="def double(*values):\n    return str(values)\n",
        pipelines='"__default__": pipeline([node(double, ["params:a", "params:c"], "doubled")])',
        parameters="a: 1\nb: ${a}\nc: {d: '${.e}', e: '${unread}', f: ['x${oc.select:a,2}']}\n"
        "unread: 3\ng: ${runtime_params:g,1}\n",
    )
    assert told.count("K2D313 note: conf/base/parameters.yml:3") == 2
    assert "the parameter 'c.d' is '${.e}' in the configuration; a run that is given 'c.e'" in told
    assert "the parameter 'c.f' is 'x${oc.select:a,2}' in the configuration" in told
    assert "'b'" not in told


def test_a_configuration_loader_that_does_not_read_dagster_yml(tmp_path: Path) -> None:
    settings = """
from kedro.config import AbstractConfigLoader


class Loader(AbstractConfigLoader):
    def __getitem__(self, key):
        return {"catalog": {}, "parameters": {}, "credentials": {}}[key]


CONFIG_LOADER_CLASS, CONFIG_LOADER_ARGS = Loader, {}
"""
    nodes = "def double():\n    return 2\n"
    pipelines = '"__default__": pipeline([node(double, None, "doubled")])'
    parts: dict[str, Any] = {"nodes": nodes, "pipelines": pipelines, "settings": settings}
    assert "K2D711" not in _told(tmp_path / "without", **parts)
    told = _told(tmp_path / "with", **parts, files={"conf/base/dagster.yml": "jobs: {}\n"})
    assert "K2D711 refused: the project's configuration loader gives nothing for 'dagster'" in told
    assert "conf/base/dagster.yml has no effect" in told


def test_a_hook_that_an_entry_point_of_the_project_registers(tmp_path: Path) -> None:
    hook = """
from kedro.framework.hooks import hook_impl


@hook_impl
def before_node_run():
    pass
"""
    files = {
        "src/own-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: own\nVersion: 1.0\n",
        "src/own-1.0.dist-info/entry_points.txt": "[kedro.hooks]\nown = tiny_project.own:told\n",
        "src/tiny_project/own.py": f"{hook}\n\nimport sys\n\ntold = sys.modules[__name__]\n",
    }
    assert "K2D219" not in _told(tmp_path / "with", files=files)
    told = _told(tmp_path / "without", "--copy-code", files=files)
    assert "K2D219 refused: the hook 'tiny_project.own:told' is of the project" in told


def test_a_copy_has_the_module_of_the_catalog_class(tmp_path: Path) -> None:
    settings = """
from kedro.io import DataCatalog


class Own(DataCatalog):
    counted = 0


DATA_CATALOG_CLASS = Own
"""
    _told(tmp_path, "--copy-code", settings=settings)
    assert [*tmp_path.glob("project/out/src/*/code/tiny_project/settings.py")]
