"""What a project needs installed: its own distribution, and those of its datasets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.inspect.catalog import libraries
from kedro_to_dagster.inspect.catalog.libraries import dataset_libraries, project_distribution
from kedro_to_dagster.kedro_model.dataset import Dataset, DatasetClass
from kedro_to_dagster.kedro_model.project import Library

KEDRO = '[tool.kedro]\npackage_name = "shop"\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, None),
        ({"pyproject.toml": '[project]\nname = "the-shop"\n'}, "the-shop"),
        ({"pyproject.toml": '[tool.poetry]\nname = "shop"\n'}, "shop"),
        ({"pyproject.toml": '[project]\nname = "shop"\n[tool.uv]\npackage = false\n'}, None),
        ({"setup.cfg": "[metadata]\nname = shop\n"}, "shop"),
        ({"setup.cfg": "[metadata]\nversion = 1%\n"}, None),
        ({"setup.cfg": "no ini file"}, None),
        ({"setup.py": "from setuptools import setup\nsetup(version='1', name='shop')"}, "shop"),
        ({"setup.py": "import setuptools\nsetuptools.setup(name='shop')"}, "shop"),
        ({"setup.py": "setup(name=NAME)"}, None),
        ({"setup.py": "setup(name="}, None),
    ],
)
def test_a_project_that_can_be_installed_has_a_name(
    tmp_path: Path, files: dict[str, str], expected: str | None
) -> None:
    for name, text in {"pyproject.toml": "", **files}.items():
        (tmp_path / name).write_text(text + KEDRO * (name == "pyproject.toml"))
    assert project_distribution(tmp_path) == expected


def _dataset(type_: str, **arguments: Any) -> Dataset:
    module, _, name = type_.rpartition(".")
    return Dataset(
        name="data",
        dataset_class=DatasetClass(module=module, name=name, arguments=None),
        type=type_,
        arguments=tuple(arguments.items()),
    )


def _extras(*datasets: Dataset) -> tuple[str, ...]:
    (library,) = dataset_libraries(datasets, "shop")
    assert library.name == "kedro-datasets"
    return library.extras


def test_each_class_has_an_extra() -> None:
    found = _extras(
        _dataset("kedro_datasets.pandas.CSVDataset"),
        _dataset("kedro_datasets.pandas.csv_dataset.CSVDataset"),
        _dataset("kedro_datasets.json.JSONDataset"),
        _dataset("kedro_datasets.plotly.JSONDataset"),
    )
    assert found == ("json-jsondataset", "pandas-csvdataset", "plotly-jsondataset")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        # Without an extra of its own.
        ("kedro_datasets.partitions.PartitionedDataset", ()),
        ("kedro_datasets.partitions.IncrementalDataset", ()),
        # With one for all classes of the folder.
        ("kedro_datasets_experimental.prophet.ProphetModelDataset", ("prophet",)),
        ("kedro_datasets_experimental.netcdf.NetCDFDataset", ("netcdf-netcdfdataset",)),
    ],
)
def test_an_extra_is_one_that_the_distribution_has(path: str, expected: tuple[str, ...]) -> None:
    assert _extras(_dataset(path)) == expected


def test_a_table_needs_what_its_database_needs() -> None:
    table = _dataset("kedro_datasets.ibis.TableDataset", connection={"backend": "duckdb"})
    assert _extras(table) == ("ibis-duckdb",)
    assert _extras(_dataset("kedro_datasets.ibis.TableDataset")) == ("ibis",)


@pytest.mark.parametrize(
    "inner",
    [
        "pandas.CSVDataset",
        "kedro_datasets.pandas.CSVDataset",
        {"type": "pandas.CSVDataset", "save_args": {"index": False}},
        {"type": "partitions.PartitionedDataset", "dataset": "pandas.CSVDataset"},
    ],
)
@pytest.mark.parametrize(
    "outer", ["kedro.io.CachedDataset", "kedro_datasets.partitions.PartitionedDataset"]
)
def test_a_dataset_inside_another_counts(outer: str, inner: Any) -> None:
    assert _extras(_dataset(outer, folder="data", dataset=inner)) == ("pandas-csvdataset",)


def test_what_is_no_dataset_does_not_count() -> None:
    other = _dataset("kedro.io.LambdaDataset", load_args={"type": "pandas.CSVDataset"})
    assert dataset_libraries([other], "shop") == ()


def test_datasets_of_kedro_and_the_project_need_nothing() -> None:
    own = [
        _dataset("kedro.io.MemoryDataset"),
        _dataset("shop.datasets.OwnDataset", dataset={"type": "MemoryDataset"}),
        _dataset("kedro_to_dagster_runtime.nothing.DagsterNothingDataset"),
        _dataset("not_installed_at_all.OwnDataset"),
    ]
    assert dataset_libraries(own, "shop") == ()


def test_a_class_from_elsewhere_needs_its_distribution() -> None:
    found = dataset_libraries([_dataset("click.testing.Dataset")], "shop")
    assert found == (Library(name="click"),)


def test_without_kedro_datasets_the_extra_goes_by_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_extras_of_kedro_datasets", lambda: None)
    found = _extras(
        _dataset("kedro_datasets.pandas.CSVDataset"),
        _dataset("kedro_datasets.partitions.PartitionedDataset"),
    )
    assert found == ("pandas-csvdataset",)
