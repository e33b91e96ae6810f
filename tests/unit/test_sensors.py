"""Sensors and loggers of `dagster.yml`: what is read, what is refused, and what becomes of it."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit import emit
from kedro_to_dagster.emit.code.layout import Layout
from kedro_to_dagster.emit.modules.sensors import emit_sensors
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.inspect.config.places import Places
from kedro_to_dagster.inspect.config.resolving import ResolverCalls
from kedro_to_dagster.inspect.config.secrets import is_secret
from kedro_to_dagster.inspect.dagster_yml.by_path import LOGGER, read_by_path
from kedro_to_dagster.inspect.dagster_yml.checking import parse
from kedro_to_dagster.inspect.dagster_yml.documents import (
    PATTERNS,
    namespaces_of,
    patterns,
    read_document,
)
from kedro_to_dagster.inspect.dagster_yml.models import Document, JobOptions
from kedro_to_dagster.inspect.dagster_yml.sensors import read_sensor
from kedro_to_dagster.inspect.dagster_yml.settled import _is_dagsters, settled
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredJob,
    ConfiguredSensor,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.node import Pipeline
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from omegaconf import OmegaConf

from .models import codes, node, project


def read(given: Any, log: DiagnosticLog | None = None) -> ConfiguredSensor:
    return read_sensor("s", given, {"flour", "bread"}, Places(), log or DiagnosticLog())


def refused(given: Any) -> UsageError:
    with pytest.raises(UsageError, match=r"sensors\.s") as error:
        read(given)
    return error.value


def test_a_sensor_says_what_it_waits_for_and_what_it_does() -> None:
    found = read({"run_status": " success ", "monitored_jobs": "a", "request_job": "b"})
    assert (found.run_status, found.monitored_jobs) == ("SUCCESS", ("a",))
    assert read({"asset": "flour", "request_job": "b"}).asset == "flour"


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({}, "K2D941", "either 'run_status' or 'asset'"),
        ({"run_status": "SUCCESS", "asset": "flour", "request_job": "b"}, "K2D941", "either"),
        ({"run_status": "SUCCES", "request_job": "b"}, "K2D941", "SUCCES"),
        ({"run_status": "SUCCESS"}, "K2D941", "'request_job', a 'function', or both"),
        ({"run_status": "SUCCESS", "monitored_jobs": [], "request_job": "b"}, "K2D941", "for all"),
        ({"asset": "flour", "monitored_jobs": "a", "request_job": "b"}, "K2D941", "'run_status' only"),
        ({"asset": "flou", "request_job": "b"}, "K2D951", "Did you mean 'flour'"),
        ({"asset": "flour", "function": "json:dumps", "tags": {"a": "b"}}, "K2D941", "returns"),
        ({"asset": "flour", "function": "json.dumps"}, "K2D979", "module:name"),
        ({"asset": "flour", "function": "json:dump_s"}, "K2D979", "Did you mean 'dumps'"),
        ({"asset": "flour", "function": "json:decoder"}, "K2D979", "no function"),
        ({"asset": "flour", "function": "json:loads"}, "K2D979", "2 arguments"),
        ({"run_status": "FAILURE", "function": "json:dump"}, "K2D979", "one argument"),
        ("dagster:in_process_executor", "K2D979", "no dagster.SensorDefinition"),
        ({"path": "dagster:sensor", "config": {}}, "K2D941", "no key 'config'"),
        (["SUCCESS"], "K2D941", "sensors.s"),
    ],
)  # fmt: skip
def test_a_sensor_that_does_not_hold_together_is_an_error(given: Any, code: str, said: str) -> None:
    error = refused(given)
    assert error.code == code
    assert said in str(error)


def test_what_is_installed_elsewhere_is_reported() -> None:
    log = DiagnosticLog()
    read({"run_status": "FAILURE", "function": "nowhere_at_all.alerts:page"}, log)
    read("nowhere_at_all.sensors:x", log)
    assert codes(log) == ["K2D526", "K2D526"]


def test_a_logger_by_its_path_is_checked_against_its_schema() -> None:
    def logger(given: Any) -> Any:
        return read_by_path(LOGGER, given, ("loggers", "x"), Places(), DiagnosticLog())

    path = "dagster:colored_console_logger"
    assert logger({"path": path, "config": {"log_level": "INFO"}}).path == path
    with pytest.raises(UsageError, match=r"loggers\.x\.config.*log_leve") as error:
        logger({"path": path, "config": {"log_leve": "INFO"}})
    assert error.value.code == "K2D979"


def test_a_section_of_dagsters_own_file_is_told_from_sensors() -> None:
    log = DiagnosticLog()
    own = {"dagster": {"sensors": {"use_threads": True, "num_workers": 4}}}
    document = read_document(own, Places(), log)
    assert document is not None and not document.sensors
    assert codes(log) == ["K2D709"]
    document = read_document({"dagster": {"sensors": {"mine": "a:b"}}}, Places(), log)
    assert document is not None and document.sensors == {"mine": "a:b"}


def test_tags_of_runs_may_be_nested_and_requirements_are_checked() -> None:
    nested = {"dagster-k8s/config": {"container_config": {"image": "x"}}, "n": 1, "yes": True}
    options = parse(JobOptions, {"pipeline": "p", "tags": nested}, ("jobs", "j"), Places())
    assert options.tags == {**nested, "n": "1", "yes": "true"}
    for wrong in ("-e .", "dagster-aws=0.29", "./lib", "", "a~=1", "a; extra"):
        with pytest.raises(UsageError, match="dependencies"):
            parse(Document, {"dependencies": ["dagster-aws", wrong]}, (), Places())
    given = ["dagster-aws>=0.29", "s3fs", "a[b]==1", "a~=1.0", "a @ https://x", "a (>1)"]
    given.append("a; python_version < '3.13'")
    assert parse(Document, {"dependencies": given}, (), Places()).dependencies == given


class _Loader(dict[str, Any]):
    """A configuration loader; one of Kedro's own says which patterns it knows."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.config_patterns: dict[str, list[str]] = {}


def test_the_file_is_found_by_the_patterns_of_the_project_or_of_the_plugin() -> None:
    loader = _Loader()
    assert patterns(loader) == PATTERNS == tuple(loader.config_patterns["dagster"])
    loader.config_patterns["dagster"] = ["orchestration*"]
    assert patterns(loader) == ("orchestration*",)
    assert patterns({}) == PATTERNS


def test_a_project_without_the_file_has_no_sections(tmp_path: Path) -> None:
    log = DiagnosticLog()
    assert read_document({}, Places(), log) is None
    assert codes(log) == []
    # One that is there, and that the project's own loader does not give.
    places = Places(files=[(tmp_path / "dagster.yml", "conf/base/dagster.yml")])
    assert read_document({}, places, log) is None
    assert [(entry.code, entry.subject) for entry in log.entries] == [
        ("K2D711", "conf/base/dagster.yml")
    ]
    assert read_document({}, places) is None


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    class Broken(_Loader):
        def __getitem__(self, key: str) -> Any:
            raise ValueError("Duplicate keys found")

    with pytest.raises(UsageError, match="Duplicate keys"):
        read_document(Broken(), Places())


@pytest.mark.parametrize(
    ("section", "code"),
    [("load_from", "K2D709"), ("run_launcher", "K2D709"), ("telemetry", "K2D709")],
)
def test_sections_of_dagsters_own_files_are_left_out(section: str, code: str) -> None:
    """The patterns of the name find `dagster.yaml` of an instance, too."""
    given = {"dagster": {section: {"a": 1}, "sensors": {}, "nodes": {"a": {"pool": "p"}}}}
    log = DiagnosticLog()
    for document in (read_document(given, Places(), log), read_document(given, Places())):
        assert document is not None
        assert document.nodes == {"a": {"pool": "p"}}
    assert codes(log) == [code]


def test_the_manifest_of_a_package_is_no_such_file(tmp_path: Path) -> None:
    """A project whose own folder has the configuration has the package in it."""
    (tmp_path / "kedro-to-dagster.json").write_text('{"options": {}}')
    (tmp_path / "dagster.yml").write_text("jobs: {}\n")
    places = Places(project=tmp_path)
    places.add(tmp_path / "kedro-to-dagster.json", "dagster/kedro-to-dagster.json")
    assert read_document({"dagster": {"options": {}}}, places) is None
    places.add(tmp_path / "dagster.yml", "dagster.yml")
    document = read_document({"dagster": {"options": {}, "jobs": {}}}, places)
    assert document is not None and document.jobs == {}
    # An empty file is one.
    assert read_document({"dagster": {}}, Places()) is not None


def test_what_a_resolver_gives_is_looked_up_by_each_run() -> None:
    class Loader(_Loader):
        def __getitem__(self, key: str) -> Any:
            config = OmegaConf.create({"nodes": {"a": {"pool": "${pool_of_a_test:}"}}})
            return OmegaConf.to_container(config, resolve=True)

    OmegaConf.register_new_resolver("pool_of_a_test", lambda: "p", replace=True)
    try:
        with pytest.raises(UsageError, match="pool_of_a_test"):
            read_document(Loader(), Places(), DiagnosticLog(), ResolverCalls())
        document = read_document(Loader(), Places())
    finally:
        OmegaConf.clear_resolver("pool_of_a_test")
    assert document is not None and document.nodes == {"a": {"pool": "p"}}


def test_the_namespaces_of_a_pipeline_are_those_of_its_nodes_and_around_them() -> None:
    nodes = [SimpleNamespace(namespace=name) for name in ("a.b.c", None, "d", "a.e")]
    assert namespaces_of(SimpleNamespace(nodes=nodes)) == {"a", "a.b", "a.b.c", "a.e", "d"}


def made(*sensors: ConfiguredSensor, log: DiagnosticLog | None = None) -> Any:
    baking = Pipeline(name="baking", nodes=(node("bake", ["flour"], ["bread"]),))
    selling = Pipeline(name="selling", nodes=(node("sell", ["bread"], ["money"]),))
    empty = Pipeline(name="empty", nodes=(node("eat", ["nowhere"], ["crumbs"]),))
    pipelines = {each.name: each.nodes for each in (baking, selling, empty)}
    jobs = tuple(
        ConfiguredJob(name=each.name, pipeline=each, selection=Selection(pipeline_name=each.name))
        for each in (baking, selling, empty)
    )
    found = project(pipelines, declared=["flour", "bread", "money", "crumbs"])
    orchestration = Orchestration(jobs=jobs, sensors=sensors)
    return lower(
        replace(found, orchestration=orchestration), Options(project=Path()), log or DiagnosticLog()
    )


def sensor(**given: Any) -> ConfiguredSensor:
    return ConfiguredSensor(name="mine", **given)


def test_a_sensor_names_modules_and_variables_of_jobs() -> None:
    after = sensor(run_status="SUCCESS", monitored_jobs=("baking",), request_job="selling")
    (found,) = made(after).run_sensors
    assert found.monitored_jobs == (("baking", "baking_job"),)
    assert found.request_job == ("selling", "selling_job")
    assert found.description == "Launch `selling` when a run of `baking` has the status SUCCESS."


@pytest.mark.parametrize(
    "given",
    [
        {"run_status": "SUCCESS", "monitored_jobs": ("baking",), "request_job": "baking"},
        {"run_status": "SUCCESS", "request_job": "baking"},
        {"asset": "bread", "request_job": "baking"},
    ],
)
def test_a_sensor_that_would_set_itself_off_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as error:
        made(sensor(**given))
    assert error.value.code == "K2D1010"


def test_sensors_that_would_set_each_other_off_are_refused() -> None:
    there = sensor(run_status="SUCCESS", monitored_jobs=("baking",), request_job="selling")
    back = replace(sensor(asset="money", request_job="baking"), name="back")
    with pytest.raises(
        UsageError, match=r"sensors\.mine.*the job 'selling' sets off 'back'"
    ) as error:
        made(there, back)
    assert error.value.code == "K2D1010"
    # What a function launches, and whether it does, is not known.
    asked = replace(back, function="alerts:decide")
    assert len(made(there, asked).run_sensors) == 2


def test_jobs_that_do_not_exist_are_errors_and_those_that_cannot_be_made_are_reported() -> None:
    with pytest.raises(UsageError, match="Did you mean 'baking'") as error:
        made(sensor(run_status="SUCCESS", monitored_jobs=("bakin",), request_job="selling"))
    assert error.value.code == "K2D944"
    log = DiagnosticLog()
    left_out = sensor(run_status="SUCCESS", monitored_jobs=("empty",), request_job="selling")
    assert made(left_out, log=log).run_sensors == ()
    assert "K2D560" in codes(log)


def test_a_function_named_like_an_argument_does_not_take_its_place() -> None:
    package = made(sensor(run_status="FAILURE", function="alerts:context"))
    (module,) = (file for file in emit(package) if file.path.endswith("/sensors.py"))
    assert "from alerts import context as context_" in module.text
    assert "return context_(context)" in module.text


@pytest.mark.parametrize(
    "path",
    [
        ("executors", "far", "config", "address"),
        ("jobs", "daily", "executor", "celery", "broker"),
        ("jobs", "daily", "run_config", "ops", "x"),
        ("schedules", "night", "run_config", "ops"),
        ("loggers", "own", "config", "key"),
        ("io_managers", "own", "config", "key"),
    ],
)
def test_dagster_looks_up_variables_in_configuration_and_nowhere_else(
    path: tuple[str, ...],
) -> None:
    assert _is_dagsters(path)
    for other in (
        ("jobs", "daily", "description"), ("loggers", "own", "path"), ("assets", "tea", "config"),
        ("io_managers", "own", "datasets", "config"),
    ):  # fmt: skip
        assert not _is_dagsters(other)


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("password", "hunter2", True),
        ("password", "${oc.env:PASSWORD}", False),
        ("password", "{password}", False),
        ("password", "  ", False),
        ("apiKey", "abc123", True),
        ("api_key", 12345, True),
        ("api_key", True, False),
        ("columns", 12345, False),
        ("key", "customer", False),
        ("path", "${root}/secret:password=x", False),
    ],
)
def test_a_value_is_a_secret_by_its_key_unless_it_only_refers_to_one(
    key: str, value: Any, found: bool
) -> None:
    assert is_secret(key, value) is found


def _written(**given: Any) -> tuple[list[str], str, str]:
    """The decorator's arguments, the sensor's parameters, and what it returns."""
    configured = sensor(description="Mine.", **given)
    text = emit_sensors(made(configured), Layout(vendors_runtime=False))
    (function,) = [line for line in ast.parse(text).body if isinstance(line, ast.FunctionDef)]
    (decorator,) = function.decorator_list
    assert isinstance(decorator, ast.Call)
    arguments = [f"{each.arg}={ast.unparse(each.value)}" for each in decorator.keywords]
    assert ast.get_docstring(function) == "Mine."
    returned = ast.unparse(function.body[-1])
    return [ast.unparse(decorator.func), *arguments], ast.unparse(function.args), returned


def test_a_sensor_of_runs_is_written_with_what_is_set() -> None:
    plain = _written(run_status="SUCCESS", monitored_jobs=("baking",), request_job="selling")
    assert plain == (
        [
            "dg.run_status_sensor",
            "run_status=dg.DagsterRunStatus.SUCCESS",
            "monitored_jobs=[baking_job]",
            "request_job=selling_job",
            "description='Mine.'",
        ],
        "context",
        "return dg.RunRequest(run_key=context.dagster_run.run_id)",
    )
    full, _, returned = _written(
        run_status="SUCCESS",
        monitored_jobs=("baking",),
        request_job="selling",
        minimum_interval_seconds=5,
        is_running=True,
        tags=(("a", "b"),),
        run_config=(("ops", {"money": {}}),),
    )
    assert full[-2:] == [
        "minimum_interval_seconds=5", "default_status=dg.DefaultSensorStatus.RUNNING",
    ]  # fmt: skip
    assert returned == (
        "return dg.RunRequest(run_key=context.dagster_run.run_id, run_config={'ops': {'money': {}}}, "
        "tags={'a': 'b'})"
    )


def test_a_sensor_of_an_asset_is_written_with_its_key() -> None:
    arguments, parameters, returned = _written(asset="money", request_job="baking")
    assert arguments == [
        "dg.asset_sensor", "asset_key=dg.AssetKey(['money'])", "job=baking_job", "description='Mine.'",
    ]  # fmt: skip
    assert (parameters, returned) == ("context, asset_event", "return dg.RunRequest()")
    _, _, called = _written(asset="money", function="alerts:page.at")
    assert called == "return page.at(context, asset_event)"


class _Calls:
    """Stands for the calls of resolvers: each text with `${` depends on where the export is run."""

    def deferred(self, text: str) -> Any:
        if "${" not in text:
            return None
        return SimpleNamespace(text=text, value="plain", sources=("the environment",))


def test_what_dagster_looks_up_is_a_variable_at_any_depth_and_nothing_else_may_depend() -> None:
    calls: Any = _Calls()
    values = {"executors": {"far": {"hosts": ["a", "${oc.env:HOST}"], "port": 1}}}
    assert settled(values, calls, Places()) == {
        "executors": {"far": {"hosts": ["a", {"env": "HOST"}], "port": 1}}
    }
    for wrong in ("${now:}", "x-${oc.env:HOST}"):
        with pytest.raises(UsageError, match=r"executors\.far"):
            settled({"executors": {"far": {"host": wrong}}}, calls, Places())
    with pytest.raises(UsageError, match=r"jobs\.a\.description"):
        settled({"jobs": {"a": {"description": "${oc.env:HOST}"}}}, calls, Places())
    with pytest.raises(UsageError, match="looks like a secret"):
        settled({"executors": {"far": {"password": "hunter2"}}}, calls, Places())
    # What only commands read says nothing of the package.
    assert settled({"dev": {"host": "${oc.env:HOST}"}}, calls, Places()) == {
        "dev": {"host": "plain"}
    }


def test_no_folder_of_this_machine_stands_in_the_package(tmp_path: Path) -> None:
    places, calls = Places(project=tmp_path / "shop"), _Calls()
    for value in (str(tmp_path / "shop"), f"file:{tmp_path}/shop/data"):
        with pytest.raises(UsageError, match="a path of this machine"):
            settled({"executors": {"far": {"folder": value}}}, calls, places)  # type: ignore[arg-type]
    other = {"executors": {"far": {"folder": f"{tmp_path}/shopping"}}}
    assert settled(other, calls, places) == other  # type: ignore[arg-type]
