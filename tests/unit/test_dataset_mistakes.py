"""What Kedro would refuse before the first node is told at the export, with what was meant."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from kedro.io import DataCatalog
from kedro_to_dagster.diagnostics import Diagnostic, DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.catalog.dataset_mistakes import class_like
from kedro_to_dagster.inspect.catalog.datasets import inspect_datasets
from kedro_to_dagster.inspect.code.lifting import Lifter
from kedro_to_dagster.inspect.config.configuration import Configuration, Marks
from kedro_to_dagster.inspect.config.places import find_places


def _told(entry: str, tmp_path: Path, credentials: tuple[str, ...] = ()) -> list[Diagnostic]:
    log = DiagnosticLog()
    text = dedent(f"cars: {entry}")
    (tmp_path / "conf/base").mkdir(parents=True)
    (tmp_path / "conf/base/catalog.yml").write_text(text)
    places = find_places(["catalog*"], tmp_path, tmp_path / "conf", ["base"])
    configuration = Configuration(Marks(), {"catalog": yaml.safe_load(text)})
    lifter = Lifter(Path("none"), "shop")
    inspect_datasets(("cars",), configuration, {}, places, lifter, log, credentials=credentials)
    return list(log.entries)


def _is_made_by_kedro(entry: str) -> bool:
    config: Any = yaml.safe_load(f"cars: {entry}")
    try:
        return DataCatalog.from_config(config).get("cars") is not None
    except Exception:
        return False


GOOD = [
    "{type: json.JSONDataset, filepath: a.json}",
    "{type: json.JSONDataset, filepath: a.json, versioned: true, metadata: {a: 1}}",
    "{type: json.JSONDataset, filepath: a.json, versioned: false, save_args: {indent: 2}}",
    "{type: MemoryDataset}",
    "{type: MemoryDataset, copy_mode: assign}",
    "{type: partitions.PartitionedDataset, path: a, dataset: json.JSONDataset}",
]
BAD = {
    "{type: json.JSONDataset, filepath: a.json, save_arg: {}}": "Did you mean 'save_args'?",
    "{type: json.JSONDataset}": "has no 'filepath', which JSONDataset needs",
    "{type: json.JSONDataset, path: a.json}": "has 'path', which JSONDataset does not take",
    "{type: MemoryDataset, filepath: a}": "has 'filepath', which MemoryDataset does not take",
    "{type: MemoryDataset, versioned: true}": "has 'versioned', which MemoryDataset",
    "{type: partitions.PartitionedDataset, dataset: json.JSONDataset}": "has no 'path'",
}


@pytest.mark.parametrize("entry", GOOD)
def test_what_kedro_makes_is_not_told_of(entry: str, tmp_path: Path) -> None:
    assert _is_made_by_kedro(entry)
    assert _told(entry, tmp_path) == []


@pytest.mark.parametrize("entry", BAD)
def test_what_kedro_cannot_make_is_told_of(entry: str, tmp_path: Path) -> None:
    assert not _is_made_by_kedro(entry)
    (told,) = _told(entry, tmp_path)
    assert told.code == "K2D112"
    assert BAD[entry] in str(told)
    assert told.place is not None
    assert told.place.file == "conf/base/catalog.yml"


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("json.JSONDataSet", "json.JSONDataset"),
        ("json.JSONDatset", "json.JSONDataset"),
        ("jsn.JSONDataset", "json.JSONDataset"),
        ("kedro_datasets.text.TextDataSet", "text.TextDataset"),
        ("shop.Cars", None),
        ("Cars", None),
    ],
)
def test_a_misspelt_class_is_found_by_what_it_is_like(misspelt: str, meant: str | None) -> None:
    assert class_like(misspelt) == meant


def test_a_mistake_is_told_with_the_line_of_its_key(tmp_path: Path) -> None:
    entry = """
      type: json.JSONDataset
      filepath: a.json
      save_arg: {}
      versioned: true
    """
    (told,) = _told(entry, tmp_path)
    assert str(told.place) == "conf/base/catalog.yml:4 (cars.save_arg)"


def test_a_module_that_cannot_be_imported_suggests_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "kedro_datasets.json", None)
    assert class_like("json.JSONDataSet") is None


def test_credentials_that_are_nowhere_are_told_of(tmp_path: Path) -> None:
    entry = "{type: json.JSONDataset, filepath: a.json, credentials: dev_s}"
    (told,) = _told(entry, tmp_path, ("dev_s3",))
    assert told.code == "K2D113"
    assert "Did you mean 'dev_s3'?" in str(told)


@pytest.mark.parametrize("known", [(), ("dev_s", "other")])
def test_credentials_are_not_told_of_where_there_may_be_some(
    known: tuple[str, ...], tmp_path: Path
) -> None:
    entry = "{type: json.JSONDataset, filepath: a.json, credentials: dev_s}"
    assert _told(entry, tmp_path, known) == []


def test_credentials_of_what_no_node_uses_are_told_of_too(tmp_path: Path) -> None:
    entry = "{type: json.JSONDataset, filepath: a.json}\n" + "".join(
        f"{name}: {{type: json.JSONDataset, filepath: b.json, credentials: {given}}}\n"
        for name, given in {"bikes": "other", "'{x}_trucks'": "more", "inline": "{key: a}"}.items()
    )
    told = _told(entry, tmp_path)
    assert [(diagnostic.code, diagnostic.subject) for diagnostic in told] == [
        ("K2D104", "inline"), ("K2D113", "bikes"), ("K2D113", "{x}_trucks"),
    ]  # fmt: skip


def test_an_entry_without_a_type_is_an_error_if_no_node_uses_it_too(tmp_path: Path) -> None:
    entry = "{type: json.JSONDataset, filepath: a.json}\nbikes: {filepath: b.json}\n"
    with pytest.raises(ProjectError, match="'bikes' has no 'type'"):
        _told(entry, tmp_path)
    assert not _is_made_by_kedro(entry)
