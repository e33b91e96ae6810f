"""What a package has of a project's settings and classes: catalogs, models, previews, fields left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import dagster as dg
import pytest
from kedro.io import DataCatalog, MemoryDataset
from kedro_to_dagster_runtime import catalogs, setup
from kedro_to_dagster_runtime import credentials as runtime_credentials
from kedro_to_dagster_runtime.checks import validate
from kedro_to_dagster_runtime.credentials import credentials, credentials_variable, resolve
from kedro_to_dagster_runtime.discovery import add_new_partitions
from kedro_to_dagster_runtime.hooks.completeness import WIRED_EXECUTORS, check_wiring
from kedro_to_dagster_runtime.logs import _is_managed
from kedro_to_dagster_runtime.models import as_model, part_of, with_models
from kedro_to_dagster_runtime.nothing_io_manager import NothingIOManager
from kedro_to_dagster_runtime.previews import add_preview
from kedro_to_dagster_runtime.project import KedroProject, KedroProjectError
from kedro_to_dagster_runtime.settings import KedroSettings
from kedro_to_dagster_runtime.streams import Chunks
from pydantic import BaseModel

from .known import known

# Validation ----------------------------------------------------------------------------------------------


def test_a_catalog_validates_unless_the_project_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(DataCatalog(), "validation_enabled"):
        pytest.skip("before Kedro 1.7")
    monkeypatch.setattr(catalogs, "_VALIDATION", {"is_enabled": True})
    made: list[Any] = []
    for settings in (KedroSettings(), KedroSettings(validates_datasets=False)):
        settings.apply(KedroProject(package_name="shop", anchor=__file__))
        made.append(catalogs.new_catalog("tea", MemoryDataset("hot"), "shop.checks.hot"))
    assert [catalog.validation_enabled for catalog in made] == [True, False]
    assert all("tea" in catalog.validator_specs for catalog in made)
    assert catalogs.new_catalog("tea", MemoryDataset("hot"), None).load("tea") == "hot"


# Parameters as classes -----------------------------------------------------------------------------------


class Options(BaseModel):
    depth: int
    names: dict[str, int] = {}


@dataclass
class Range:
    first: int
    last: int


def test_values_become_instances_at_their_paths_and_the_given_mapping_stays() -> None:
    given = {
        "model": {"options": {"depth": "3"}, "range": {"first": 1, "last": 2}},
        "a.b": {"depth": 1},
    }
    models = {"model.options": Options, "model.range": Range, "a.b": Options}
    made = with_models(given, models)
    assert made == {
        "model": {"options": Options(depth=3), "range": Range(1, 2)},
        "a.b": Options(depth=1),
    }
    assert given["model"]["options"] == {"depth": "3"}  # type: ignore[index]


def test_none_stays_none() -> None:
    assert with_models({"options": None}, {"options": Options}) == {"options": None}


def test_pydantic_checks_what_it_is_given() -> None:
    with pytest.raises(ValueError, match="depth"):
        as_model(Options, {"depth": "deep"})


def test_a_part_of_an_instance_is_reached_by_attributes_and_keys() -> None:
    made = {"options": Options(depth=3, names={"depth": 7})}
    assert part_of(made, "options", "depth") == 3
    assert part_of(made, "options", "names", "depth") == 7
    assert part_of(made) is made


# Previews ------------------------------------------------------------------------------------------------


def _shown(preview: Any) -> list[Any]:
    @dg.op(out={"first": dg.Out(), "second": dg.Out()})
    def step() -> tuple[int, int]:
        add_preview(preview)
        return 1, 2

    @dg.job
    def job() -> None:
        step()

    result = job.execute_in_process()
    assert result.success
    outputs = [
        event.event_specific_data
        for event in result.all_node_events
        if event.event_type_value == "STEP_OUTPUT"
    ]
    return [output.metadata.get("node_preview") for output in outputs]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "content", "shown"),
    [
        ("mermaid", "a-->b", dg.MetadataValue.md("```mermaid\na-->b\n```")),
        ("image", "data:x", dg.MetadataValue.md("![](data:x)")),
        ("text", "# A", dg.MetadataValue.md("# A")),
        ("json", {"a": 1}, dg.MetadataValue.json({"a": 1})),
    ],
)
def test_a_preview_is_shown_with_each_output(kind: str, content: Any, shown: Any) -> None:
    assert _shown(lambda: SimpleNamespace(kind=kind, content=content)) == [shown, shown]


def test_a_preview_that_fails_is_no_failure_of_the_step() -> None:
    assert _shown(lambda: 1 / 0) == [None, None]


# Credentials ---------------------------------------------------------------------------------------------

PROJECT = KedroProject(package_name="shop", anchor="/nowhere/project.py")
VARIABLE = "KEDRO_CREDENTIALS_STORE"


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        runtime_credentials, "_configured", lambda _: {"store": {"key": "file"}, "text": "secret"}
    )
    monkeypatch.setattr(KedroProject, "path", lambda _, path: f"/project/{path}")


@pytest.mark.usefixtures("configured")
def test_the_variable_of_credentials_comes_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert credentials(PROJECT, "store") == {"key": "file"}
    monkeypatch.setenv(VARIABLE, "")
    assert credentials(PROJECT, "store") == {"key": "file"}
    monkeypatch.setenv(VARIABLE, '{"key": "variable"}')
    assert credentials(PROJECT, "store") == {"key": "variable"}
    monkeypatch.setenv(VARIABLE, "[1]")
    assert credentials(PROJECT, "store") == [1]


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(("text", "message"), [("hush", "not valid JSON"), ('"hush"', "is a str")])
def test_a_variable_that_is_wrong_is_an_error_that_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(KedroProjectError, match=message) as error:
        credentials(PROJECT, "store")
    assert VARIABLE in str(error.value)
    assert "hush" not in str(error.value)
    assert error.value.__suppress_context__ or error.value.__context__ is None


@pytest.mark.usefixtures("configured")
def test_credentials_that_are_nowhere_or_no_mapping_are_an_error() -> None:
    with pytest.raises(KedroProjectError, match=r"KEDRO_CREDENTIALS_OTHER.*conf/local/credentials"):
        credentials(PROJECT, "other")
    with pytest.raises(KedroProjectError, match=r"'text'.*a str") as error:
        credentials(PROJECT, "text")
    assert "secret" not in str(error.value)


def test_credentials_that_are_no_name_are_used_as_they_are() -> None:
    assert credentials(PROJECT, None) is None
    assert credentials(PROJECT, {"key": 1}) == {"key": 1}


def test_each_name_of_credentials_has_a_variable_of_its_own() -> None:
    assert credentials_variable("dev_s3") == "KEDRO_CREDENTIALS_DEV_S3"
    others = {credentials_variable(name) for name in ("dev_s3", "dev-s3", "dev.s3", "Dev_s3")}
    assert len(others) == 4
    digested = credentials_variable("dev-s3")
    assert digested.startswith("KEDRO_CREDENTIALS_DEV_S3_")
    assert len(digested) == len("KEDRO_CREDENTIALS_DEV_S3_") + 6
    assert digested == digested.upper()


@pytest.mark.usefixtures("configured")
def test_paths_and_credentials_are_resolved_at_any_depth_but_not_in_lists() -> None:
    assert resolve(PROJECT, {"filepath": "a.csv", "mode": "w", "path": 3}) == {
        "filepath": "/project/a.csv", "mode": "w", "path": 3,
    }  # fmt: skip
    inner = {"dataset": {"filename": "b.csv", "credentials": "store"}}
    assert resolve(PROJECT, inner) == {
        "dataset": {"filename": "/project/b.csv", "credentials": {"key": "file"}}
    }
    listed = {"all": [{"filepath": "a.csv", "credentials": "store", "in": {"path": "x"}}]}
    assert resolve(PROJECT, listed) == listed
    assert resolve(PROJECT, {"credentials": None}) == {"credentials": None}


# Partitions ----------------------------------------------------------------------------------------------


def test_a_partition_is_added_for_each_file_that_has_none() -> None:
    instance = dg.DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("days", ["b", "gone"])
    context = dg.build_sensor_context(instance=instance)
    definition = dg.DynamicPartitionsDefinition(name="days")

    def requested(*stored: str) -> list[Any]:
        manager: Any = SimpleNamespace(stored=lambda: iter(stored))
        return list(
            add_new_partitions(context, definition, manager).dynamic_partitions_requests or ()
        )

    (request,) = requested("c", "b", "a")
    assert (request.partitions_def_name, list(request.partition_keys)) == ("days", ["a", "c"])
    assert isinstance(request, dg.AddDynamicPartitionsRequest)
    assert requested("b") == []


# Wiring of hooks -----------------------------------------------------------------------------------------


def _wired(*names: str) -> Any:
    return SimpleNamespace(names=names)


def _asset(name: str, tags: dict[str, str], wired: Any = None) -> dg.AssetsDefinition:
    def function() -> None: ...

    if wired is not None:
        function.kedro_node = wired  # type: ignore[attr-defined]
    return dg.asset(name=name, op_tags=tags)(function)


def _refused(definitions: dg.Definitions) -> str:
    with pytest.raises(dg.DagsterInvalidDefinitionError) as error:
        check_wiring(definitions)
    return str(error.value)


def test_assets_whose_nodes_are_all_wired_are_fine() -> None:
    assets = [
        _asset("a", {"kedro/node": "brew"}, _wired("brew")),
        _asset("b", {"kedro/nodes": '["one", "two"]'}, _wired("one", "two")),
        _asset("own", {}),
        dg.AssetSpec("outside"),
    ]
    check_wiring(dg.Definitions(assets=assets))
    check_wiring(dg.Definitions())


def test_a_node_that_is_not_wired_is_an_error_that_names_it() -> None:
    bare = _asset("a", {"kedro/node": "brew"})
    told = _refused(dg.Definitions(assets=[bare]))
    assert "not wired to the node 'brew', as" in told
    half = _asset("b", {"kedro/nodes": '["one", "two"]'}, _wired("one"))
    assert "not wired to the node 'two', as" in _refused(dg.Definitions(assets=[half]))


def test_a_node_in_a_job_and_an_executor_of_a_job_must_be_wired_too() -> None:
    @dg.op(tags={"kedro/node": "steep"})
    def step() -> None: ...

    @dg.job(executor_def=dg.in_process_executor)
    def own() -> None:
        step()

    @dg.job
    def plain() -> None: ...

    told = _refused(dg.Definitions(jobs=[own, plain]))
    assert "the node 'steep', the executor of the job 'own'," in told
    WIRED_EXECUTORS.add(dg.in_process_executor)
    try:
        assert "executor" not in _refused(dg.Definitions(jobs=[own, plain]))
    finally:
        WIRED_EXECUTORS.discard(dg.in_process_executor)


def test_a_job_of_assets_with_an_executor_of_its_own_must_be_wired() -> None:
    job = dg.define_asset_job("all", selection="*", executor_def=dg.in_process_executor)
    assert "the executor of the job 'all'" in _refused(dg.Definitions(jobs=[job]))
    check_wiring(dg.Definitions(jobs=[dg.define_asset_job("all", selection="*")]))


# Validators ----------------------------------------------------------------------------------------------


class Hot:
    """A validator of the project's."""

    def validate(self, data: Any) -> None:
        if data != "hot":
            raise ValueError(f"it is {data}")


@pytest.mark.parametrize(
    ("severity", "data", "passed", "shown"),
    [
        (None, "hot", True, None),
        (None, "cold", False, "it is cold"),
        ("warn", "cold", False, "it is cold"),
        ("error", "cold", False, "it is cold"),
    ],
)
def test_a_check_fails_as_kedro_s_validator_does_and_as_severely(
    severity: str | None, data: str, passed: bool, shown: str | None
) -> None:
    pytest.importorskip("kedro.validation.core")
    path = f"{Hot.__module__}.{Hot.__qualname__}"
    declared = path if severity is None else {"class": path, "severity": severity}
    manager: Any = SimpleNamespace(
        validator=declared,
        dataset_name="tea",
        dataset=lambda context: SimpleNamespace(load=lambda: data),
    )
    context: Any = SimpleNamespace(op_execution_context=None)
    result = validate(context, manager)
    assert (result.passed, result.description) == (passed, shown)
    expected = dg.AssetCheckSeverity.WARN if severity == "warn" else dg.AssetCheckSeverity.ERROR
    assert result.severity is expected
    assert result.metadata == {"validator": dg.MetadataValue.text(path)}


def test_what_holds_nothing_is_read_to_its_end_and_dropped() -> None:
    manager, ran = NothingIOManager(), []
    context: Any = SimpleNamespace()

    def chunks() -> Iterator[int]:
        for each in range(2):
            ran.append(each)
            yield each

    manager.handle_output(context, Chunks(chunks()))
    assert ran == [0, 1]
    assert manager.load_input(context) == "__nothing__"


def test_the_dataset_of_an_asset_is_that_of_its_metadata_or_its_key() -> None:
    named = dg.AssetSpec("a__b", metadata={"kedro/dataset": "a.b"})
    with known(named, dg.AssetSpec(["shop", "tea"]), prefix=["shop"]):
        assert setup.name_of(dg.AssetKey("a__b")) == "a.b"
        assert setup.name_of(dg.AssetKey(["shop", "tea"])) == "tea"


def test_a_logger_that_the_instance_captures_is_known_by_any_name_around_it() -> None:
    def managed(*names: str) -> bool:
        instance = SimpleNamespace(managed_python_loggers=names)
        context: Any = SimpleNamespace(instance=instance)
        return _is_managed("shop.tills", context)

    assert managed("other", "shop") and managed("shop.tills") and managed("root", "x")
    assert not managed("shop.till") and not managed()
