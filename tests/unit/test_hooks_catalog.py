"""The catalog that hooks get: the project's own class, with the datasets of the package's I/O managers."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dagster as dg
import kedro_to_dagster_runtime
import pytest
from kedro.io import DataCatalog, DatasetNotFoundError, MemoryDataset
from kedro_datasets.json import JSONDataset
from kedro_datasets.text import TextDataset
from kedro_to_dagster_runtime.copied import CopiedProject
from kedro_to_dagster_runtime.hooks import io_managers, kedro_private
from kedro_to_dagster_runtime.hooks.catalog import class_with_datasets, io_managers_of_run
from kedro_to_dagster_runtime.project import KedroProject

NOTHING = kedro_to_dagster_runtime.DagsterNothingDataset
PROJECT = KedroProject(package_name="shop", anchor=__file__)


def _session(
    datasets: dict[str, Any] | None = None,
    *,
    edited: frozenset[str] = frozenset(),
    project: KedroProject = PROJECT,
) -> Any:
    """The session of a run whose I/O managers make these datasets."""

    def manager(dataset: object) -> SimpleNamespace:
        return SimpleNamespace(dataset_of=lambda session: dataset)

    return SimpleNamespace(
        hooks=SimpleNamespace(project=project),
        io_managers={name: manager(dataset) for name, dataset in (datasets or {}).items()},
        edited=edited,
    )


def _catalog(session: Any, entries: dict[str, Any], base: type[Any] = DataCatalog) -> Any:
    return class_with_datasets(base, session).from_config(entries)


def test_a_hook_gets_the_datasets_that_the_package_makes() -> None:
    own = TextDataset(filepath="made/by/the/package.txt")
    catalog = _catalog(
        _session({"notes": own}),
        {
            "notes": {
                "type": "text.TextDataset",
                "filepath": "notes.txt",
                "metadata": {"owner": 1},
            },
            "other": {"type": "json.JSONDataset", "filepath": "other.json"},
        },
    )
    assert catalog["notes"] is own
    # It stands in the entry for hooks, and no I/O manager has it.
    assert catalog["notes"].metadata == {"owner": 1}
    assert type(catalog["other"]) is JSONDataset
    # As the catalog of a session of Kedro has it.
    assert {*catalog.filter(type_regex="TextDataset")} == {"notes"}
    assert hasattr(catalog, "describe_datasets")


def test_metadata_that_a_dataset_has_of_itself_stays() -> None:
    own = TextDataset(filepath="a.txt", metadata={"own": 1})
    entry = {"type": "text.TextDataset", "filepath": "a.txt", "metadata": {"other": 2}}
    assert _catalog(_session({"notes": own}), {"notes": entry})["notes"].metadata == {"own": 1}


def test_an_entry_that_a_hook_has_changed_is_made_by_kedro() -> None:
    session = _session({"notes": TextDataset(filepath="a.txt")}, edited=frozenset({"notes"}))
    catalog = _catalog(session, {"notes": {"type": "json.JSONDataset", "filepath": "b.json"}})
    assert type(catalog["notes"]) is JSONDataset


@pytest.mark.parametrize(
    "kind",
    [
        "kedro_to_dagster_runtime.DagsterNothingDataset",
        "shop_dagster.runtime.DagsterNothingDataset",
        NOTHING,
    ],
)
def test_a_dataset_that_holds_nothing_is_that_of_the_runtime(kind: Any) -> None:
    """A package with a copy of the runtime has to know the class by its name."""
    assert type(_catalog(_session(), {"done": {"type": kind}})["done"]) is NOTHING


def test_a_catalog_class_of_the_project_keeps_its_name_and_methods() -> None:
    class OwnCatalog(DataCatalog):
        def names(self) -> list[str]:
            return sorted(self)

    catalog = _catalog(_session(), {"a": {"type": "MemoryDataset"}}, OwnCatalog)
    assert isinstance(catalog, OwnCatalog)
    assert (type(catalog).__name__, type(catalog).__module__) == ("OwnCatalog", __name__)
    assert type(catalog).__qualname__ == OwnCatalog.__qualname__
    assert catalog.names() == ["a"]


def test_a_catalog_class_is_given_everything_by_name_as_by_kedro() -> None:
    class OwnCatalog(DataCatalog):
        @classmethod
        def from_config(cls, *, catalog: Any, **others: Any) -> DataCatalog:
            given.update(others)
            return super().from_config(catalog=catalog, **others)

    given: dict[str, Any] = {}
    _catalog(_session(), {"a": {"type": "MemoryDataset"}}, OwnCatalog)
    assert "credentials" in given


def test_a_class_that_is_no_catalog_of_kedro_s_is_left_as_it_is() -> None:
    assert class_with_datasets(dict, _session()) is dict


def test_credentials_come_from_variables_at_any_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEDRO_CREDENTIALS_GARAGE", '{"user": "me"}')
    inner = {"type": "json.JSONDataset", "credentials": "garage"}
    catalog = _catalog(
        _session(),
        {"parts": {"type": "partitions.PartitionedDataset", "path": "parts", "dataset": inner}},
    )
    assert catalog["parts"]._dataset_config["credentials"] == {"user": "me"}


def test_credentials_that_are_nowhere_are_told_by_kedro(monkeypatch: pytest.MonkeyPatch) -> None:
    from kedro_to_dagster_runtime.hooks import catalog
    from kedro_to_dagster_runtime.project import KedroProjectError

    def missing(project: KedroProject, name: str) -> None:
        raise KedroProjectError(name)

    monkeypatch.setattr(catalog, "credentials", missing)
    entry = {"type": "json.JSONDataset", "filepath": "a.json", "credentials": "nowhere"}
    with pytest.raises(KeyError, match="Unable to find credentials 'nowhere'"):
        _catalog(_session(), {"a": entry})


def test_classes_of_a_project_that_was_copied_are_those_of_the_copies(tmp_path: Path) -> None:
    (tmp_path / "code/shop").mkdir(parents=True)
    project = CopiedProject(
        package_name="shop", anchor=str(tmp_path / "project.py"), code="shop_dagster.code"
    )
    seen: list[dict[str, Any]] = []

    class NotingCatalog(DataCatalog):
        def _add_from_config(self, ds_name: str, ds_config: dict[str, Any]) -> None:
            seen.append(ds_config)

    inner = {"type": "shop.io.Odd", "filepath": "shop.csv", "names": ["shop.io.Odd"]}
    entry = {
        "type": "pandas.CSVDataset",
        "dataset": inner,
        "validator": {"class": "shop.checks.Schema"},
        "shop": "shop",
    }
    _catalog(_session(project=project), {"cars": entry}, NotingCatalog)
    _catalog(_session(), {"cars": entry}, NotingCatalog)
    assert seen == [
        {
            "type": "pandas.CSVDataset",
            "dataset": {**inner, "type": "shop_dagster.code.shop.io.Odd"},
            "validator": {"class": "shop_dagster.code.shop.checks.Schema"},
            "shop": "shop",
        },
        entry,
    ]


def test_what_is_in_no_entry_is_not_in_the_catalog() -> None:
    catalog = _catalog(_session({"notes": MemoryDataset()}), {})
    with pytest.raises(DatasetNotFoundError):
        catalog["notes"]


class NotesIOManager(io_managers.KedroDatasetIOManager):
    """As the export writes it."""

    filepath: str = "notes.json"


def test_the_i_o_managers_of_a_run_are_those_that_it_configures() -> None:
    @dg.io_manager  # type: ignore[call-overload]
    def kept_by_someone_else() -> object:
        return object()

    resources = {
        "notes_io_manager": NotesIOManager(dataset_name="shop.notes"),
        "plans_io_manager": NotesIOManager(dataset_name="plans", filepath="plans.json"),
        "other_io_manager": kept_by_someone_else,
        "parameters": object(),
    }
    config = {"resources": {"notes_io_manager": {"config": {"filepath": "edited.json"}}}}
    found = dict(io_managers_of_run(resources, config))
    assert {name: manager.filepath for name, manager in found.items()} == {
        "shop.notes": "edited.json",
        "plans": "plans.json",
    }


def test_catalogs_are_kedro_s_own_unless_the_settings_name_a_class(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Own(DataCatalog):
        """The project's."""

    for kind, expected in ((DataCatalog, False), (Own, True)):
        settings = SimpleNamespace(DATA_CATALOG_CLASS=kind)
        monkeypatch.setattr(kedro_private, "settings", settings)
        assert kedro_private.catalogs_are_own() is expected


def test_a_class_that_makes_datasets_in_its_own_way_makes_them_all() -> None:
    class Making(DataCatalog):
        @classmethod
        def from_config(cls, catalog: Any, *arguments: Any, **keywords: Any) -> Any:
            made = {name: {**entry, "filepath": "own.json"} for name, entry in catalog.items()}
            return super().from_config(made, *arguments, **keywords)

    package = TextDataset(filepath="package.txt")
    entries = {"notes": {"type": "json.JSONDataset", "filepath": "notes.json"}}
    assert _catalog(_session({"notes": package}), entries)["notes"] is package
    made = _catalog(_session({"notes": package}), entries, Making)["notes"]
    assert str(made._filepath).endswith("own.json")
