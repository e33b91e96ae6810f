"""Dataset constructors get the arguments that Kedro gives them, by the code that is exported.

Catalog entries go the whole way: they are inspected and lowered, the I/O managers and resources are emitted
and executed, and Dagster makes the resources. Kedro's own catalog is the oracle.
"""

from __future__ import annotations

import ast
import copy
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import dagster as dg
import pytest
from kedro.framework.context.context import _convert_paths_to_absolute_posix
from kedro.io import AbstractDataset, DataCatalog
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.io_managers import emit_io_managers, emit_resources
from kedro_to_dagster.inspect.catalog.datasets import inspect_datasets
from kedro_to_dagster.inspect.code.lifting import Lifter
from kedro_to_dagster.inspect.config.configuration import Configuration, Marks
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.kedro_model.dataset import Dataset
from kedro_to_dagster.kedro_model.node import Pipeline
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster_runtime.project import KedroProject

from ..support.random_values import mapping, text, tree
from ..support.tiers import slow_from
from .models import TEXT, codes, exactly, node

CREDENTIALS = {"main": {"key": 'a "quoted" secret', "nested": {"port": 5, "flags": [None, True]}}}
# A batch is one package: what costs is the package, and not the dataset.
BATCH = 300
BATCHES = 33


class _Recorder(AbstractDataset[Any, Any]):
    """Keeps what its constructor was given."""

    given: dict[str, Any]

    def _load(self) -> Any:
        return None

    def _save(self, data: Any) -> None:
        pass

    def _describe(self) -> dict[str, Any]:
        return {}


class ByName(_Recorder):
    def __init__(
        self,
        *,
        filepath: str,
        load_args: dict[str, Any] | None = None,
        save_args: Any = None,
        mode: str = "rb",
        depth: int = 3,
        copy: bool = False,
        json: Any = (),
        credentials: dict[str, Any] | None = None,
        fs_args: dict[str, Any] | None = None,
    ) -> None:
        self.given = {
            key: value for key, value in locals().items() if key not in ("self", "__class__")
        }


class WithOptions(_Recorder):
    def __init__(self, path: str, sep: str | None = None, **options: Any) -> None:
        self.given = {"path": path, "sep": sep, **options}


class WithoutDefaults(_Recorder):
    def __init__(self, name: Any, value: Any, credentials: Any = None) -> None:
        self.given = {"name": name, "value": value, "credentials": credentials}


_TAKEN = frozenset({"self", "path", "type", "version", "versioned", "validator", "metadata"})
OPTIONS = ("a", "b", "class", "a-b", "load", "save", "dataset_name", "options", "x y", "é", "None")
PATHS = ("data/a.csv", "/abs/b.csv", "s3://c/d.csv", "C:\\e\\f.csv", "c:/g.csv", "../h", "", ".")


def _path(random: Random) -> str:
    return random.choice(PATHS) if random.random() < 0.5 else text(random)


def _argument(random: Random) -> Any:
    """A value with paths and credentials somewhere in it, more often than a tree has.

    There are none in a list: Kedro would pass on their name, which could be a secret itself.
    """
    value = tree(random)
    kind = random.random()
    if kind < 0.2:
        value = {"deep": value, random.choice(("filepath", "path", "filename")): _path(random)}
    if 0.1 < kind < 0.3:
        value = {"credentials": "main", "deep": value}
    if 0.3 < kind < 0.4:
        value = [value, {"path": _path(random)}]
    return {"inner": value} if kind > 0.9 else value


def _entry(random: Random) -> dict[str, Any]:
    """A catalog entry."""
    kind = random.choice((ByName, ByName, WithOptions, WithoutDefaults))
    entry: dict[str, Any] = {"type": f"{__name__}.{kind.__name__}"}
    if kind is ByName:
        entry["filepath"] = _path(random)
        others = {
            "load_args": _argument(random),
            "save_args": _argument(random),
            "mode": text(random),
            "depth": random.randrange(-9, 9),
            "copy": random.random() < 0.5,
            "json": _argument(random),
            "fs_args": mapping(random),
        }
        entry |= {name: value for name, value in others.items() if random.random() < 0.4}
    elif kind is WithOptions:
        entry["path"] = _path(random)
        names = [random.choice((*OPTIONS, text(random))) for _ in range(random.randrange(4))]
        entry |= {name: _argument(random) for name in names if name not in _TAKEN}
    else:
        entry |= {"name": _argument(random), "value": _argument(random)}
    if random.random() < 0.2:
        entry["credentials"] = "main"
    return entry


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Kedro project's folder, and credentials in the environment."""
    folder = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEDRO_PROJECT_PATH", str(folder))
        patch.setenv("KEDRO_CREDENTIALS_MAIN", json.dumps(CREDENTIALS["main"]))
        yield folder


def _given_by_kedro(catalog: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    absolute = _convert_paths_to_absolute_posix(folder, copy.deepcopy(dict(catalog)))
    made = DataCatalog.from_config(absolute, copy.deepcopy(CREDENTIALS))
    return {name: made[name].given for name in catalog}


def _given_by_dagster(
    catalog: Mapping[str, Any], log: DiagnosticLog, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    datasets = inspect_datasets(
        catalog,
        Configuration(Marks(), {"catalog": catalog}),
        {"{default}": {"type": "MemoryDataset"}},
        Places(),
        Lifter(Path("none"), "shop"),
        log,
    )
    package = _lowered(datasets, log)
    resources = _executed(package, monkeypatch)
    keys = {dict(resource.values)["dataset_name"]: resource.key for resource in package.resources}
    with dg.build_resources({key: resources[key] for key in keys.values()}) as made:
        return {name: getattr(made, key).create_dataset(None).given for name, key in keys.items()}


def _lowered(datasets: tuple[Dataset, ...], log: DiagnosticLog) -> Package:
    reading = node("read", [dataset.name for dataset in datasets])
    kedro_project = Project(
        name="Shop",
        package_name="shop",
        source_dir="src",
        conf_source="conf",
        environment=None,
        kedro_version="1.0",
        pipelines=(Pipeline(name="__default__", nodes=(reading,)),),
        datasets=datasets,
        parameters=(),
    )
    return lower(kedro_project, Options(project=Path()), log)


def _executed(package: Package, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The resources, from the text of the two modules that hold them."""
    layout = Layout(vendors_runtime=False)
    texts = {
        "io_managers": emit_io_managers(package, layout),
        "resources": emit_resources(package, layout),
    }
    kinds = {type(statement) for code in texts.values() for statement in ast.parse(code).body}
    assert kinds <= {ast.Expr, ast.ImportFrom, ast.ClassDef, ast.Assign}
    root = ModuleType("shop_flow")
    root.__path__ = []
    project = ModuleType("shop_flow.project")
    project.project = KedroProject(package_name="shop", anchor=__file__)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "shop_flow", root)
    monkeypatch.setitem(sys.modules, "shop_flow.project", project)
    for name, code in texts.items():
        module = ModuleType(f"shop_flow.{name}")
        module.__package__ = "shop_flow"
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(code, f"{name}.py", "exec", dont_inherit=True), vars(module))
    found: dict[str, Any] = vars(module)["resources"]
    return found


@pytest.mark.parametrize("seed", slow_from(2, BATCHES))
def test_the_arguments_are_those_that_kedro_gives(
    folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    catalog = {f"dataset_{number}": _entry(random) for number in range(BATCH)}
    log = DiagnosticLog()
    found = _given_by_dagster(catalog, log, monkeypatch)
    expected = _given_by_kedro(catalog, folder)
    assert found.keys() == expected.keys()
    for name, entry in catalog.items():
        assert found[name].keys() == expected[name].keys(), entry
        for argument, value in expected[name].items():
            assert exactly(found[name][argument]) == exactly(value), (argument, entry)
    assert set(codes(log)) <= {"K2D305"}


@pytest.mark.parametrize(("library", "article"), [("ibis", "an"), ("text", "a")])
def test_the_article_fits_the_name_of_the_type(library: str, article: str) -> None:
    dataset_class = replace(TEXT, module=f"kedro_datasets.{library}", name="OwnDataset")
    stock = Dataset(name="stock", dataset_class=dataset_class, type="", arguments=())
    package = _lowered((stock,), DiagnosticLog())
    text = emit_io_managers(package, Layout(vendors_runtime=False))
    assert f'"""Loads and saves {article} `{library}.OwnDataset`."""' in text
