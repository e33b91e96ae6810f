"""The catalog: each dataset's configuration as Kedro resolves it, and never a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from kedro.config import MissingConfigException
from kedro.io import MemoryDataset
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.catalog.datasets import inspect_datasets
from kedro_to_dagster.inspect.code.lifting import Lifter
from kedro_to_dagster.inspect.config.configuration import Configuration, Marks
from kedro_to_dagster.inspect.config.places import Places, find_places
from kedro_to_dagster.inspect.config.private import Privacy
from kedro_to_dagster.inspect.config.resolving import ResolverCalls
from kedro_to_dagster.kedro_model.dataset import CredentialsReference, Dataset, OpenValue, Required
from kedro_to_dagster_runtime.credentials import written_credentials

from .models import codes

RUNTIME_PATTERNS = {"{default}": {"type": "MemoryDataset"}}
SECRET = "canary-5f0c2e"
OPEN = OpenValue(parameters=("a",), text="${runtime_params:a}")


def _inspected(
    catalog: str, names: Iterable[str], tmp_path: Path
) -> tuple[dict[str, Dataset], DiagnosticLog]:
    log = DiagnosticLog()
    text = dedent(catalog)
    (tmp_path / "conf/base").mkdir(parents=True)
    (tmp_path / "conf/base/catalog.yml").write_text(text)
    places = find_places(["catalog*"], tmp_path, tmp_path / "conf", ["base"])
    configuration = Configuration(Marks(), {"catalog": yaml.safe_load(text) or {}})
    found = _inspect(tuple(names), configuration, places, log)
    return {result.name: result for result in found}, log


def _inspect(
    names: tuple[str, ...], configuration: Configuration, places: Places, log: DiagnosticLog
) -> tuple[Dataset, ...]:
    lifter = Lifter(Path("none"), "shop")
    return inspect_datasets(names, configuration, RUNTIME_PATTERNS, places, lifter, log)


def _arguments(dataset: Dataset) -> dict[str, Any]:
    return dict(dataset.arguments)


# Which entry it is --------------------------------------------------------------------------------

FACTORIES = """
cars:
  type: text.TextDataset
  filepath: exact/cars.txt

"{name}_table":
  type: text.TextDataset
  filepath: tables/{name}.txt

"raw_{name}_table":
  type: text.TextDataset
  filepath: raw/{name}.txt

"{layer}.{name}#csv":
  type: pandas.CSVDataset
  filepath: "{layer}/{name}.csv"
"""
CATCH_ALL = """
"{anything}":
  type: pickle.PickleDataset
  filepath: rest/{anything}.pkl
"""


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("cars", "exact/cars.txt"),
        ("boats_table", "tables/boats.txt"),
        ("raw_boats_table", "raw/boats.txt"),
        ("features.speed#csv", "features/speed.csv"),
        ("something", "rest/something.pkl"),
    ],
)
def test_the_exact_name_comes_first_then_the_closest_pattern_then_the_catch_all(
    tmp_path: Path, name: str, path: str
) -> None:
    found, _ = _inspected(FACTORIES + CATCH_ALL, [name], tmp_path)
    assert _arguments(found[name])["filepath"] == path
    assert found[name].declared


def test_what_nothing_describes_lives_in_memory(tmp_path: Path) -> None:
    found, log = _inspected(FACTORIES, ["something"], tmp_path)
    assert found["something"].is_memory
    assert not found["something"].declared
    assert found["something"].place is None
    assert codes(log) == []


def test_a_dataset_of_memory_in_the_catalog_is_declared(tmp_path: Path) -> None:
    found, _ = _inspected("cars: {type: MemoryDataset, copy_mode: assign}", ["cars"], tmp_path)
    assert found["cars"].is_memory
    assert found["cars"].declared
    assert _arguments(found["cars"]) == {"copy_mode": "assign"}


def test_a_project_without_a_catalog_has_all_in_memory() -> None:
    empty = Configuration(Marks(), {"catalog": MissingConfigException("catalog")})
    log = DiagnosticLog()
    (found,) = _inspect(("cars",), empty, Places(), log)
    assert found.is_memory


def test_the_place_of_a_dataset_is_its_entry_or_its_pattern(tmp_path: Path) -> None:
    found, _ = _inspected(FACTORIES, ["cars", "boats_table"], tmp_path)
    assert str(found["cars"].place) == "conf/base/catalog.yml:2 (cars)"
    assert str(found["boats_table"].place) == "conf/base/catalog.yml:6 ({name}_table)"


# What it says -------------------------------------------------------------------------------------


def test_arguments_are_those_of_the_constructor_and_nothing_else(tmp_path: Path) -> None:
    catalog = """
    cars:
      type: text.TextDataset
      filepath: cars.txt
      versioned: true
      metadata:
        description: All cars.
      fs_args:
        open_args_save: {mode: w}
        names: [a, 1, [null, {b: 2.5}]]
    """
    found, _ = _inspected(catalog, ["cars"], tmp_path)
    cars = found["cars"]
    assert _arguments(cars) == {
        "filepath": "cars.txt",
        "fs_args": {
            "open_args_save": {"mode": "w"},
            "names": ["a", 1, [None, {"b": 2.5}]],
        },
    }
    assert cars.versioned
    assert dict(cars.metadata) == {"description": "All cars."}


def test_a_validator_is_no_argument(tmp_path: Path) -> None:
    catalog = "cars: {type: text.TextDataset, filepath: cars.txt, validator: shop.checks.Cars}"
    found, _ = _inspected(catalog, ["cars"], tmp_path)
    assert found["cars"].validator == "shop.checks.Cars"
    assert _arguments(found["cars"]) == {"filepath": "cars.txt"}


def test_the_class_is_described_by_its_constructor(tmp_path: Path) -> None:
    found, _ = _inspected(FACTORIES, ["cars"], tmp_path)
    described = found["cars"].dataset_class
    assert (described.module, described.name) == ("kedro_datasets.text", "TextDataset")
    assert described.arguments is not None
    assert dict(described.arguments)["filepath"] is Required.REQUIRED
    assert dict(described.arguments)["credentials"] is None
    assert not described.takes_any_argument


@pytest.mark.parametrize(
    ("type_", "module"),
    [
        ("MemoryDataset", "kedro.io"),
        ("pandas.CSVDataset", "kedro_datasets.pandas"),
        ("kedro_datasets.pandas.CSVDataset", "kedro_datasets.pandas"),
        ("kedro.io.MemoryDataset", "kedro.io"),
    ],
)
def test_a_type_is_looked_for_where_kedro_looks(tmp_path: Path, type_: str, module: str) -> None:
    arguments = "" if "Memory" in type_ else ", filepath: cars.csv"
    found, log = _inspected(f"cars: {{type: {type_}{arguments}}}", ["cars"], tmp_path)
    assert found["cars"].dataset_class.module == module
    assert codes(log) == []


def test_metadata_that_no_run_would_look_up_has_no_secrets(tmp_path: Path) -> None:
    catalog = "cars: {type: text.TextDataset, filepath: a.txt, metadata: {api_key: x1y2z3a4}}\n"
    (tmp_path / "catalog.yml").write_text(catalog)
    places = Places(project=tmp_path)
    places.add(tmp_path / "catalog.yml", "conf/base/catalog.yml")
    log = DiagnosticLog()
    privacy = Privacy(kind="catalog", places=places, personal=frozenset(), is_soft=False, log=log)
    configuration = Configuration(Marks(), {"catalog": yaml.safe_load(catalog)})
    (found,) = inspect_datasets(
        ("cars",), configuration, RUNTIME_PATTERNS, places, Lifter(Path("none"), "shop"), log,
        privacy,
    )  # fmt: skip
    assert dict(found.metadata) == {"api_key": "***"}
    assert codes(log) == ["K2D110"]


class OwnMemoryDataset(MemoryDataset):
    """Has a copy mode of its own."""

    def __init__(self) -> None:
        super().__init__(copy_mode="assign")


def test_a_class_derived_from_that_of_memory_is_one_like_others_and_is_told(tmp_path: Path) -> None:
    found, log = _inspected(f"cars: {{type: {__name__}.OwnMemoryDataset}}", ["cars"], tmp_path)
    assert not found["cars"].is_memory
    assert codes(log) == ["K2D315"]


def test_memory_that_processes_share_is_told(tmp_path: Path) -> None:
    _, log = _inspected("cars: {type: kedro.io.SharedMemoryDataset}", ["cars"], tmp_path)
    assert len(codes(log)) == 1
    assert "cars" in log.entries[0].message


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({"type": "MemoryDataset", "copy_mode": OPEN}, "copy_mode"),
        ({"type": OPEN}, "type"),
        ({"type": "text.TextDataset", "filepath": "a", "versioned": OPEN}, "versioned"),
    ],
)
def test_what_the_code_itself_is_made_of_cannot_be_left_to_a_run(
    entry: dict[str, Any], key: str
) -> None:
    configuration = Configuration(Marks(), {"catalog": {"cars": entry}})
    with pytest.raises(ProjectError, match=key):
        _inspect(("cars",), configuration, Places(), DiagnosticLog())


# What is wrong ------------------------------------------------------------------------------------


def test_a_type_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="the entry 'cars' has no 'type'") as error:
        _inspected("cars: {filepath: cars.txt}", ["cars"], tmp_path)
    assert error.value.code == "K2D914"
    assert "conf/base/catalog.yml:1" in str(error.value)


@pytest.mark.parametrize(
    ("catalog", "said"),
    [
        ("cars: {type: text.TextDataset, yes: cars.txt}", "'True' is no name of an argument"),
        ("cars: {type: text.TextDataset, 1: cars.txt}", "'1' is no name of an argument"),
        ("cars: cars.txt", "the entry 'cars' must be a mapping"),
        ('"{any}": cars.txt', "the entry '{any}' must be a mapping"),
    ],
)
def test_an_entry_is_a_mapping_of_arguments(tmp_path: Path, catalog: str, said: str) -> None:
    with pytest.raises(ProjectError, match=re.escape(said)) as error:
        _inspected(catalog, ["cars"], tmp_path)
    assert error.value.code == "K2D914"
    assert "conf/base/catalog.yml:1" in str(error.value)


def test_an_entry_that_a_resolver_gives_as_a_whole_is_told_with_what_helps() -> None:
    mark = ResolverCalls()
    give = mark.called("merge", lambda *arguments: {"type": "text.TextDataset"})
    configuration = Configuration(
        Marks(calls=mark), {"catalog": {"cars": give(None, None, None, (), ())}}
    )
    with pytest.raises(ProjectError, match="a resolver gives the whole entry 'cars'") as error:
        _inspect(("cars",), configuration, Places(), DiagnosticLog())
    assert "constant-resolvers" in str(error.value)


@pytest.mark.parametrize(
    "type_",
    [
        "5",
        "[a]",
        '""',
        "null",
        "'.'",
        "'a..b'",
        "s3://b/c",
        "'- -'",
        "'2020-13-45'",
        "own.01_raw.D",
    ],
)
def test_a_type_that_is_no_name_is_an_error(tmp_path: Path, type_: str) -> None:
    with pytest.raises(ProjectError, match="a class that an import statement can name") as error:
        _inspected(f"cars: {{type: {type_}, filepath: cars.txt}}", ["cars"], tmp_path)
    assert error.value.code == "K2D914"


@pytest.mark.parametrize("type_", ["builtins.dict", "os.system", "pathlib.Path", "json.dumps"])
def test_a_type_that_is_no_class_of_datasets_is_an_error(tmp_path: Path, type_: str) -> None:
    with pytest.raises(ProjectError, match="is not a class that extends AbstractDataset") as error:
        _inspected(f"cars: {{type: {type_}, filepath: cars.txt}}", ["cars"], tmp_path)
    assert error.value.code == "K2D914"


@pytest.mark.parametrize(
    ("type_", "remedy"),
    [
        ("pandas.MoonDataset", "name a class that there is"),
        ("moon.dust.DustDataset", "install what it needs"),
        ("moon.X", "install what it needs"),
    ],
)
def test_a_class_that_cannot_be_imported_is_reported_and_kept_as_it_stands(
    tmp_path: Path, type_: str, remedy: str
) -> None:
    found, log = _inspected(f"cars: {{type: {type_}, filepath: cars.txt}}", ["cars"], tmp_path)
    assert [(entry.code, entry.subject) for entry in log.entries] == [("K2D103", "cars")]
    assert remedy in str(log.entries[0].hint)
    assert found["cars"].dataset_class.arguments is None
    assert _arguments(found["cars"]) == {"filepath": "cars.txt"}


@pytest.mark.parametrize("entry", ["cars: just text", "cars: [1, 2]", "cars: 5", "cars: null"])
def test_an_entry_that_is_no_mapping_is_an_error(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ProjectError) as error:
        _inspected(entry, ["cars"], tmp_path)
    assert error.value.code == "K2D914"


def test_a_catalog_that_cannot_be_read_is_an_error() -> None:
    broken = Configuration(Marks(), {"catalog": ValueError("no such resolver")})
    with pytest.raises(ProjectError, match="no such resolver") as error:
        _inspect(("cars",), broken, Places(), DiagnosticLog())
    assert error.value.code == "K2D913"


# Secrets ------------------------------------------------------------------------------------------


def test_credentials_by_name_become_a_reference(tmp_path: Path) -> None:
    catalog = "cars: {type: text.TextDataset, filepath: cars.txt, credentials: garage}"
    found, log = _inspected(catalog, ["cars"], tmp_path)
    assert _arguments(found["cars"])["credentials"] == CredentialsReference(name="garage")
    assert codes(log) == []


def test_credentials_of_an_inner_dataset_become_a_reference(tmp_path: Path) -> None:
    catalog = """
    cars:
      type: partitions.PartitionedDataset
      path: cars
      dataset:
        type: text.TextDataset
        credentials: garage
    """
    found, _ = _inspected(catalog, ["cars"], tmp_path)
    assert _arguments(found["cars"])["dataset"] == {
        "type": "text.TextDataset",
        "credentials": CredentialsReference(name="garage"),
    }


def test_credentials_of_a_pattern_become_a_reference(tmp_path: Path) -> None:
    catalog = """
    "{name}_table":
      type: text.TextDataset
      filepath: "{name}.txt"
      credentials: garage
    """
    found, _ = _inspected(catalog, ["boats_table"], tmp_path)
    assert _arguments(found["boats_table"])["credentials"] == CredentialsReference(name="garage")


TEXT = f"type: text.TextDataset, credentials: {{password: {SECRET}}}"
IN_PLACE = {
    "a mapping": f"{{{TEXT}, filepath: x}}",
    "a list": f"{{type: text.TextDataset, filepath: x, credentials: [{SECRET}]}}",
    "an inner dataset": f"{{type: partitions.PartitionedDataset, path: x, dataset: {{{TEXT}}}}}",
    "a dataset in a list": f"{{type: shop.ManyDataset, datasets: [{{{TEXT}}}]}}",
    "deep options": f"{{type: text.TextDataset, filepath: x, fs_args: {{a: {{{TEXT}}}}}}}",
}


@pytest.mark.parametrize("entry", IN_PLACE.values(), ids=IN_PLACE)
def test_credentials_in_the_catalog_are_reported_and_their_values_go_no_further(
    tmp_path: Path, entry: str
) -> None:
    found, log = _inspected(f"cars: {entry}", ["cars"], tmp_path)
    assert "K2D104" in codes(log)
    assert SECRET not in repr(found)
    assert SECRET not in "".join(map(str, log.entries))


def test_a_run_knows_credentials_in_place_by_the_names_of_the_export(tmp_path: Path) -> None:
    catalog = """
    a.b-c:
      type: partitions.PartitionedDataset
      path: x
      credentials: {key: 1}
      dataset: {type: text.TextDataset, credentials: [2]}
      fs_args: {more: {credentials: {key: 3}, credentials_of: {key: 4}}}
    "{name}_table": {type: text.TextDataset, filepath: x, credentials: {key: 5}}
    "{name}_lamp": {type: text.TextDataset, filepath: x, credentials: {key: "of {name}"}}
    """
    found, _ = _inspected(catalog, ["a.b-c", "old_table"], tmp_path)
    named = set(re.findall(r"CredentialsReference\(name='(\w+)', is_written=True\)", repr(found)))
    written = {}
    for entry, configured in yaml.safe_load(catalog).items():
        written.update(written_credentials(entry, configured))
    assert written == {
        "a_b_c_credentials": {"key": 1},
        "a_b_c_dataset_credentials": [2],
        "a_b_c_fs_args_more_credentials": {"key": 3},
        "name__table_credentials": {"key": 5},
    }
    assert named == written.keys()


def test_credentials_in_a_pattern_are_looked_up_under_a_name_that_can_be_written(
    tmp_path: Path,
) -> None:
    catalog = f"""
    "{{name}}_table":
      type: text.TextDataset
      filepath: "{{name}}.txt"
      credentials: {{password: {SECRET}}}
    """
    found, _ = _inspected(catalog, ["boats_table"], tmp_path)
    reference = _arguments(found["boats_table"])["credentials"]
    assert isinstance(reference, CredentialsReference)
    assert "{" not in reference.name
