"""Translators: what they may answer, what becomes of it, and what is said where it does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster import (
    ByPath,
    DatasetFacts,
    JobFacts,
    KedroDagsterNames,
    NodeFacts,
    Options,
    PipelineFacts,
    ProjectError,
    RetryPolicy,
    ScheduleFacts,
    Translator,
    UsageError,
)
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit import emit
from kedro_to_dagster.group_by import parse_group_by
from kedro_to_dagster.inspect.translators.answers import CheckedTranslator
from kedro_to_dagster.inspect.translators.loading import load_translator
from kedro_to_dagster.kedro_model.dagster_yml import (
    ConfiguredExecutor,
    ConfiguredJob,
    ConfiguredSchedule,
    NodeSettings,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.project import Project
from kedro_to_dagster.lower import included_project, lower

from .models import node, project

OPTIONS = Options(project=Path())
NODES = [
    node("read", ["shop.raw"], ["clean"]),
    node("split", ["clean"], ["first", "second"]),
    node("tell", ["first"]),
]


def made() -> Project:
    return project({"__default__": NODES, "half": NODES[:1]})


def lowered(
    translator: Translator | None, whole: Project | None = None, log: DiagnosticLog | None = None
) -> Package:
    decisions = None if translator is None else CheckedTranslator(translator, Path())
    log = log or DiagnosticLog()
    included = included_project(whole or made(), decisions, log)
    return lower(included, OPTIONS, log, decisions)


def answering(**methods: Any) -> Translator:
    """A translator whose methods give these values, or call these functions."""

    def method(answer: Any) -> Any:
        def asked(self: Translator, *facts: Any) -> Any:
            return answer(*facts) if callable(answer) else answer

        return asked

    named = {name: method(answer) for name, answer in methods.items()}
    found: Translator = type("Made", (Translator,), named)()
    return found


def keys(package: Package) -> dict[str, tuple[str, ...]]:
    found = {out.metadata.dataset: out.metadata.key for a in package.assets for out in a.outputs}
    return found | {a.metadata.dataset: a.metadata.key for a in package.external_assets}


# What is decided ----------------------------------------------------------------------------------


def test_a_translator_without_methods_changes_nothing() -> None:
    whole = _orchestrated()
    assert emit(lowered(Translator(), whole)) == emit(lowered(None, whole))


def test_super_gives_the_default() -> None:
    asked = [name for name in vars(Translator) if not name.startswith("_")]

    def method(name: str) -> Any:
        return lambda self, *facts: getattr(super(found, self), name)(*facts)

    found: type[Translator] = type("All", (Translator,), {name: method(name) for name in asked})
    whole = _orchestrated()
    assert emit(lowered(found(), whole)) == emit(lowered(None, whole))


def _orchestrated() -> Project:
    whole = made()
    job = ConfiguredJob(
        name="nightly",
        pipeline=whole.pipelines[0],
        selection=Selection(),
        executor="wide",
        schedule="night",
        tags=(("team", "a"),),
    )
    orchestration = Orchestration(
        jobs=(job, replace(job, name="daily", executor=None, schedule=None)),
        executors=(ConfiguredExecutor(name="wide", type="multiprocess"),),
        schedules=(ConfiguredSchedule(name="night", cron_schedules=("@daily",)),),
        nodes=(NodeSettings(node="read", pool="db", tags=(("a", {"b": 1}),)),),
    )
    return replace(whole, orchestration=orchestration)


def test_what_the_export_decides_is_not_checked() -> None:
    """Only what a translator has answered: the rest is what the project says."""
    path = str(Path.home() / "data")
    dataset = DatasetFacts(
        name="raw",
        **{
            **{each.name: None for each in fields(DatasetFacts) if each.name != "name"},
            "default_metadata": {"folder": path},
            "default_description": path,
            "default_tags": {"folder": path},
            "is_node": False,
        },
    )
    default = CheckedTranslator(Translator(), Path())
    assert default.metadata(dataset) == (("folder", path),)
    assert default.tags(dataset) == (("folder", path),)
    assert default.description(dataset) == path
    own = CheckedTranslator(
        answering(get_description=path, get_metadata=lambda facts: facts.default_metadata), Path()
    )
    for ask in (own.description, own.metadata):
        with pytest.raises(ProjectError, match="'raw' a path of this machine"):
            ask(dataset)


def test_keys_are_moved_and_the_dataset_stays_known() -> None:
    package = lowered(answering(get_asset_key_prefix=["gold"]))
    assert keys(package) == {
        "clean": ("gold", "clean"),
        "first": ("gold", "first"),
        "second": ("gold", "second"),
        "shop.raw": ("gold", "shop", "raw"),
        "tell": ("gold", "tell"),
    }
    read = next(asset for asset in package.assets if asset.node == "read")
    assert (read.is_multi, read.op_name) == (False, "gold__clean")
    assert read.inputs[0].key == ("gold", "shop", "raw")
    assert read.outputs[0].metadata.entries == (("kedro/dataset", "clean"),)


def test_a_key_that_cannot_name_an_op_leaves_it_the_name_of_its_node() -> None:
    package = lowered(answering(get_asset_key=lambda d: ["at home", d.name]))
    read = next(asset for asset in package.assets if asset.node == "read")
    assert (read.is_multi, read.op_name) == (True, "read")


@pytest.mark.parametrize("key", ["one", ("one",), type("Key", (), {"path": ["one"]})()])
def test_a_key_is_a_text_its_parts_or_a_key_of_dagster_s(key: Any) -> None:
    default = Translator()
    package = lowered(
        answering(get_asset_key=lambda d: key if d.name == "clean" else default.get_asset_key(d))
    )
    assert keys(package)["clean"] == ("one",)


def test_two_things_may_not_have_one_key() -> None:
    with pytest.raises(ProjectError, match=r"the key 'one', which dataset '\w+' has") as error:
        lowered(answering(get_asset_key=lambda d: "one" if d.node else d.name))
    assert error.value.code == "K2D978"


def test_a_step_gets_a_name_and_settings() -> None:
    policy = RetryPolicy(max_retries=2, backoff="LINEAR")
    package = lowered(
        answering(
            get_op_name=lambda n: f"step_{n.name}",
            get_op_tags={"dagster-k8s/config": {"a": [1, None]}},
            get_retry_policy=policy,
            get_pool="db",
        )
    )
    assert sorted(asset.op_name for asset in package.assets) == [
        "step_read", "step_split", "step_tell",
    ]  # fmt: skip
    for asset in package.assets:
        assert asset.settings is not None
        assert (asset.settings.retry_policy, asset.settings.pool) == (policy, "db")
        assert dict(asset.op_tags)["dagster-k8s/config"] == {"a": [1, None]}
    text = "".join(file.text for file in emit(package))
    assert '\n    name="step_tell",\n' in text


def test_two_steps_may_not_have_one_name_nor_a_job_that_of_a_step() -> None:
    with pytest.raises(ProjectError, match="get_op_name") as error:
        lowered(answering(get_op_name="same"))
    assert error.value.code == "K2D978"
    with pytest.raises(ProjectError, match="the op of node 'read' has") as error:
        lowered(answering(get_job_name=lambda j: "clean" if j.name == "half" else j.default_name))
    assert error.value.code == "K2D978"
    with pytest.raises(ProjectError, match=r"which job '.*' has") as error:
        lowered(answering(get_job_name="one_for_all"))
    assert error.value.code == "K2D978"


def test_the_nodes_of_a_group_have_one_name() -> None:
    nodes = [node("read", ["raw"], ["clean"]), node("split", ["clean"], ["first"])]
    whole = project({"__default__": nodes}, declared=["raw", "first"])
    options = Options(project=Path(), group_by=parse_group_by("memory", "group_by"))
    package = lower(
        whole, options, DiagnosticLog(), CheckedTranslator(answering(get_op_tags={}), Path())
    )
    (asset,) = package.assets
    assert asset.nodes == ("read", "split")


def test_jobs_get_names_tags_and_executors() -> None:
    ray = ByPath(path="company.executors:ray", config={"workers": 3})
    package = lowered(
        answering(
            get_job_name=lambda j: f"{j.environment or 'base'}__{j.name}",
            get_job_tags={"queue": "slow lane"},
            get_executor=lambda j: ray if j.name == "half" else "multiprocess",
            get_schedule_name=lambda j, s: f"{j.name}_{s.name}",
        )
    )
    assert [job.name for job in package.all_jobs] == ["base____default__", "base__half"]
    assert {job.settings.tags for job in package.all_jobs} == {(("queue", "slow lane"),)}
    text = {file.path.rpartition("/")[2]: file.text for file in emit(package)}["executors.py"]
    assert "import company.executors" in text
    configured = 'company.executors.ray.configured(\n        {\n            "workers": 3,'
    assert f"ray = checked(\n    {configured}" in text
    assert package.imports_project


def test_an_executor_that_there_is_not_is_refused() -> None:
    with pytest.raises(ProjectError, match="'wide', which dagster") as error:
        lowered(answering(get_executor="wide"))
    assert error.value.code == "K2D977"


def test_a_schedule_gets_a_name() -> None:
    package = lowered(answering(get_schedule_name=lambda j, s: f"{s.name}ly"), _orchestrated())
    assert [schedule.name for schedule in package.schedules] == ["nightly"]
    # It stands beside its job, whose variable has the name.
    assert [schedule.variable for schedule in package.schedules] == ["nightly_schedule"]


def test_nodes_and_pipelines_are_left_out() -> None:
    log = DiagnosticLog()
    translator = answering(
        includes_pipeline=lambda p: p.name != "half", includes_node=lambda n: n.name != "read"
    )
    package = lowered(translator, log=log)
    assert sorted(asset.node for asset in package.assets) == ["split", "tell"]
    assert [job.name for job in package.all_jobs] == ["__default__"]
    assert "clean" in keys(package)
    assert {entry.subject for entry in log.entries if entry.code == "K2D522"} == {"half", "read"}
    with pytest.raises(ProjectError, match="nothing to export"):
        lowered(answering(includes_node=False))


def test_io_managers_take_the_place_of_kedro_datasets() -> None:
    def chosen(dataset: DatasetFacts) -> ByPath | str | None:
        if dataset.name == "clean":
            return ByPath(path="company.io:Files", config={"folder": "x"}, key="files")
        return "warehouse" if dataset.name == "first" else None

    package = lowered(answering(get_io_manager=chosen))
    managers = {
        out.metadata.dataset: out.metadata.io_manager_key
        for asset in package.assets
        for out in asset.outputs
    }
    assert (managers["clean"], managers["first"]) == ("files", "warehouse")
    resources = {resource.key: resource for resource in package.resources}
    assert resources["files"].module == "company.io"
    assert "warehouse" not in resources
    assert "clean_io_manager" not in resources


def test_two_io_managers_may_not_have_one_key() -> None:
    def chosen(dataset: DatasetFacts) -> ByPath | None:
        return ByPath(path="company.io:Files", config={"name": dataset.name}, key="files")

    with pytest.raises(ProjectError, match="key 'files'") as error:
        lowered(answering(get_io_manager=chosen))
    assert error.value.code == "K2D978"
    with pytest.raises(ProjectError, match="has for something else"):
        lowered(answering(get_io_manager=lambda d: "parameters" if d.name == "clean" else None))


# What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("get_asset_key", []),
        ("get_asset_key", None),
        ("get_asset_key", ["a/b"]),
        ("get_asset_key", ["..", "etc"]),
        ("get_asset_key", [""]),
        ("get_asset_key", ["a", 1]),
        ("get_asset_key", b"raw"),
        ("get_group_name", "a b"),
        ("get_group_name", "a//b"),
        ("get_group_name", ["a"]),
        ("get_kinds", "csv"),
        ("get_kinds", ["a b"]),
        ("get_kinds", [str(number) for number in range(11)]),
        ("get_tags", {"a b": "c"}),
        ("get_tags", {"a": 1}),
        ("get_tags", ["a"]),
        ("get_owners", ["somebody"]),
        ("get_metadata", {"a": object()}),
        ("get_metadata", {"a": float("nan")}),
        ("get_metadata", {1: "a"}),
        ("get_metadata", {"api_key": "d41d8cd98f00b204"}),
        ("get_description", 3),
        ("get_description", f"see {Path.home()}/notes"),
        ("get_io_manager", 3),
        ("get_io_manager", ByPath(path="company.io.Files")),
        ("get_io_manager", ByPath(path="company.io:Files", config={"a": {1, 2}})),
        ("get_io_manager", ByPath(path="company.io:Files", config={"password": "hunter22"})),
        ("get_op_name", "a-b"),
        ("get_op_name", "input"),
        ("get_op_tags", {"a": object}),
        ("get_retry_policy", 3),
        ("get_retry_policy", RetryPolicy(max_retries=-1)),
        ("get_retry_policy", RetryPolicy(max_retries=1, backoff="linear")),
        ("get_pool", "a b"),
        ("get_job_name", "a b"),
        ("get_job_name", None),
        ("get_job_tags", {"a": 1}),
        ("get_executor", ""),
        ("get_executor", ByPath(path="company.executors:ray", key="x")),
        ("includes_node", None),
        ("includes_pipeline", "yes"),
    ],
)
def test_what_dagster_would_refuse_is_an_error_with_a_place(method: str, answer: Any) -> None:
    class Wrong(Translator):
        pass

    setattr(Wrong, method, lambda self, *facts: answer)
    with pytest.raises(ProjectError, match=rf"test_translator.py:\d+: {method} of") as error:
        lowered(Wrong())
    assert error.value.code == "K2D977"
    assert "hunter22" not in str(error.value)


def test_a_method_that_fails_is_told_with_the_innermost_cause() -> None:
    class Failing(Translator):
        def get_group_name(self, dataset: DatasetFacts) -> str:
            try:
                return str({}["group"])
            except KeyError as error:
                raise ValueError("no group") from error

    with pytest.raises(ProjectError, match="no group; caused by KeyError: 'group'") as error:
        lowered(Failing())
    assert error.value.code == "K2D976"

    class Lazy(Translator):
        def get_kinds(self, dataset: DatasetFacts) -> Iterator[str]:
            yield "a"
            raise OSError("gone")

    with pytest.raises(ProjectError, match="OSError: gone") as error:
        lowered(Lazy())
    assert error.value.code == "K2D976"


# How it is found ----------------------------------------------------------------------------------


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "src").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "src"))
    file = tmp_path / "src" / "rules_of_tea.py"
    yield file
    sys.modules.pop("rules_of_tea", None)


def load(module: Path, name: str, log: DiagnosticLog | None = None) -> Any:
    options = Options(project=module.parents[1], translator=name)
    return load_translator(options, log or DiagnosticLog())


@pytest.mark.parametrize(
    ("name", "code", "text", "said"),
    [
        ("rules_of_tea", "K2D974", "", "form module:Class"),
        ("rules_of_tee:Rules", "K2D974", "", "no module 'rules_of_tee'"),
        ("rules_of_tea:Rule", "K2D974", "", "has no 'Rule'"),
        ("rules_of_tea:Rules", "K2D974", "class Rules: pass", "no class derived from"),
        ("rules_of_tea:Rules", "K2D974", "Rules = 1", "no class derived from"),
        ("rules_of_tea:Rules", "K2D975", "import nothing_like_it", "src/rules_of_tea.py:1"),
        ("rules_of_tea:Rules", "K2D975", "1 / 0", "ZeroDivisionError"),
        ("rules_of_tea:Rules", "K2D975", "raise SystemExit(3)", "SystemExit"),
        ("rules_of_tea:Rules", "K2D975", "class Rules(:", "SyntaxError"),
        (
            "rules_of_tea:Rules",
            "K2D975",
            "from kedro_to_dagster import Translator\n"
            "class Rules(Translator):\n    def __init__(self, name): pass",
            "without arguments",
        ),
    ],
)
def test_a_class_that_cannot_be_had_is_one_clear_error(
    module: Path, name: str, code: str, text: str, said: str
) -> None:
    module.write_text(text, encoding="utf-8")
    with pytest.raises((UsageError, ProjectError), match=said) as error:
        load(module, name)
    assert error.value.code == code
    assert isinstance(error.value, UsageError) == (code == "K2D974")


def test_a_misspelt_method_is_reported(module: Path) -> None:
    module.write_text(
        "from kedro_to_dagster import Translator\n"
        "class Rules(Translator):\n"
        "    def get_groupname(self, dataset): return 'a'\n"
        "    def layer(self, dataset): return 'b'\n",
        encoding="utf-8",
    )
    log = DiagnosticLog()
    assert load(module, "rules_of_tea:Rules", log) is not None
    (entry,) = log.entries
    assert (entry.code, entry.subject) == ("K2D521", "get_groupname")
    assert "Did you mean 'get_group_name'?" in str(entry)
    assert "src/rules_of_tea.py:3" in str(entry)


def test_the_facts_are_those_of_the_project() -> None:
    seen: dict[str, Any] = {}

    class Looking(Translator):
        def get_group_name(self, dataset: DatasetFacts) -> str | None:
            seen[dataset.name] = dataset
            return super().get_group_name(dataset)

        def get_pool(self, node: NodeFacts) -> str | None:
            seen[f"node {node.name}"] = node
            return None

        def includes_pipeline(self, pipeline: PipelineFacts) -> bool:
            seen[f"pipeline {pipeline.name}"] = [node.name for node in pipeline.nodes]
            return True

        def get_schedule_name(self, job: JobFacts, schedule: ScheduleFacts) -> str:
            seen["schedule"] = (job.name, schedule)
            return schedule.default_name

    lowered(Looking(), _orchestrated())
    assert seen["shop.raw"].is_external
    assert seen["shop.raw"].namespace == "shop"
    assert seen["tell"].is_node
    assert seen["clean"].node.name == "read"
    assert seen["node read"].pipelines == ("__default__", "half")
    assert (seen["node read"].inputs, seen["node read"].outputs) == (("shop.raw",), ("clean",))
    assert seen["node read"].default_pool == "db"
    assert seen["pipeline half"] == ["read"]
    assert seen["schedule"] == (
        "nightly",
        ScheduleFacts(
            name="night", cron_schedules=("@daily",), default_name="nightly_night_schedule"
        ),
    )


# The plugin's names -------------------------------------------------------------------------------


def test_the_names_of_the_plugin_are_kept() -> None:
    """As kedro-dagster 0.8.1 gives them; `make plugin` compares with the plugin itself."""
    whole = _orchestrated()
    package = lowered(KedroDagsterNames(), whole)
    assert keys(package)["shop.raw"] == ("local", "shop", "raw")
    assert keys(package)["clean"] == ("local", "clean")
    assert [job.name for job in package.all_jobs] == ["local__daily", "local__nightly"]
    assert sorted(asset.op_name for asset in package.assets) == ["read", "split", "tell"]
    assert [schedule.name for schedule in package.schedules] == ["nightly_night_schedule"]


def test_the_environment_of_the_export_is_in_the_names_of_the_plugin() -> None:
    package = lowered(KedroDagsterNames(), replace(made(), environment="prod"))
    assert keys(package)["clean"] == ("prod", "clean")
    assert [job.name for job in package.all_jobs] == ["prod____default__", "prod__half"]
    node = NodeFacts(name="fit([a]) -> [b]", function="shop.fit")
    # hashlib.md5("fit([a]) -> [b]"), as in kedro_dagster.utils.format_node_name.
    digest = "f99ddb00807325c37c91f4c709bc1ebe"
    assert KedroDagsterNames().get_op_name(node) == f"unnamed_node_{digest}"
