"""What `plan` finds in a project and its package, what it warns of, and where changes come from."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.api import Generated
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit import emit
from kedro_to_dagster.kedro_model.dagster_yml import (
    AssetSettings,
    ConfiguredExecutor,
    ConfiguredIOManager,
    ConfiguredJob,
    ConfiguredLogger,
    ConfiguredSchedule,
    NodeSettings,
    Orchestration,
    Selection,
)
from kedro_to_dagster.kedro_model.dataset import CredentialsReference
from kedro_to_dagster.kedro_model.node import Node
from kedro_to_dagster.kedro_model.place import Place
from kedro_to_dagster.kedro_model.project import Hook, Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.options import Options
from kedro_to_dagster.review.chains import longest_chain
from kedro_to_dagster.review.changes import Action, Area, Change
from kedro_to_dagster.review.facts import Facts
from kedro_to_dagster.review.places import with_places
from kedro_to_dagster.review.plan import Entry, Plan, plan_of
from kedro_to_dagster.review.read_package import read_package
from kedro_to_dagster.review.read_sensors import read_sensors

from .models import node, project

WATER = Place(file="conf/base/catalog.yml", line=2, key="water")


def _with(made: Project, name: str, **values: Any) -> Project:
    datasets = [
        replace(dataset, **values) if dataset.name == name else dataset for dataset in made.datasets
    ]
    return replace(made, datasets=tuple(datasets))


def _plan(made: Project, folder: Path = Path(), **options: Any) -> Plan:
    chosen = Options(project=folder, **options)
    log = DiagnosticLog()
    package = lower(made, chosen, log)
    generated = Generated(
        files=tuple(emit(package)), diagnostics=log.entries, project=made, package=package
    )
    return plan_of(generated, chosen)


def _facts(made: Project) -> Facts:
    package = lower(made, Options(project=Path()), DiagnosticLog())
    return read_package({file.path: file.text for file in emit(package)}, package.name)


def _told(entries: Iterable[Entry]) -> dict[str, str]:
    return {
        entry.name: " ".join([entry.becomes, *entry.codes]) + f" ({entry.disposition.value})"
        for entry in entries
    }


# The parts of a project ----------------------------------------------------------------------------------

TEA = project(
    {
        "__default__": [
            node("brew", ["water", "params:heat.degrees"], ["tea"]),
            node("pour", ["tea"], ["cup", "pot"]),
            node("sip", ["cup"]),
        ],
        "morning": [node("brew", ["water", "params:heat.degrees"], ["tea"])],
    },
    parameters={"params:heat.degrees": 90, "parameters": {"heat": {"degrees": 90}, "spare": 1}},
    declared=["water", "tea", "pot"],
)


def test_nodes_become_assets_and_several_outputs_a_multi_asset() -> None:
    plan = _plan(TEA)
    assert _told(plan.nodes) == {
        "brew": "asset tea (translated)",
        "pour": "multi-asset pour (translated)",
        "sip": "asset sip (translated)",
    }
    pour = next(entry for entry in plan.nodes if entry.name == "pour")
    assert pour.more == {
        "function": "shop.nodes.pour",
        "assets": [["cup"], ["pot"]],
        "op": "pour",
        "jobs": ["__default__"],
        "reads": ["tea"],
        "writes": ["cup", "pot"],
        "parameters": [],
        "tags": [],
    }


def test_datasets_become_assets_and_those_that_no_node_writes_external_ones() -> None:
    plan = _plan(_with(TEA, "water", place=WATER))
    assert _told(plan.datasets) == {
        "cup": "asset (translated)",
        "pot": "asset (translated)",
        "tea": "asset (translated)",
        "water": "external asset (translated)",
    }
    by_name = {entry.name: entry for entry in plan.datasets}
    assert by_name["water"].source == WATER
    assert by_name["water"].more["writer"] is None
    assert by_name["tea"].more == {
        "type": "text.TextDataset",
        "asset": ["tea"],
        "io_manager": "tea_io_manager",
        "writer": "brew",
        "in_memory": False,
    }
    assert by_name["cup"].more["type"] == "MemoryDataset"
    assert by_name["cup"].more["in_memory"] is True
    spot = by_name["tea"].generated
    assert spot is not None and spot.path.endswith("resources.py")
    in_memory = by_name["cup"].generated
    assert in_memory is not None and "/assets/" in in_memory.path


def test_a_dataset_that_no_node_uses_becomes_nothing() -> None:
    spare = replace(TEA.datasets[0], name="spare")
    plan = _plan(replace(TEA, datasets=(*TEA.datasets, spare)))
    assert _told(plan.datasets)["spare"] == "nothing: no node reads or writes it (translated)"


def test_parameters_become_fields_of_a_resource(tmp_path: Path) -> None:
    conf = tmp_path / "conf/base"
    conf.mkdir(parents=True)
    (conf / "parameters.yml").write_text("spare: 1\nheat:\n  degrees: 90\n")
    plan = _plan(TEA, tmp_path)
    assert _told(plan.parameters) == {
        "params:heat.degrees": "field of the resource parameters: heat.degrees (translated)",
        "parameters": "the resource parameters (translated)",
    }
    degrees, whole = plan.parameters
    assert str(degrees.source).startswith("conf/base/parameters.yml:3")
    assert (degrees.more["is_open"], degrees.more["nodes"]) == (False, ["brew"])
    assert whole.more["nodes"] == ["brew"]


def test_pipelines_become_jobs_and_say_which_nodes_they_have() -> None:
    plan = _plan(replace(TEA, missing_pipelines=("evening",)))
    told = _told(plan.pipelines)
    assert told["__default__"] == "job __default__ (translated)"
    assert told["morning"] == "job morning (translated)"
    assert told["evening"].startswith("nothing") and told["evening"].endswith("(refused)")
    morning = next(entry for entry in plan.pipelines if entry.name == "morning")
    assert morning.more == {"nodes": ["brew"], "jobs": ["morning"]}
    jobs = {entry.name: entry.more for entry in plan.jobs}
    assert jobs["morning"] == {
        "pipeline": "morning", "nodes": ["brew"], "assets": [["tea"]], "schedules": [],
    }  # fmt: skip


def test_a_second_writer_of_a_dataset_becomes_an_op_which_is_an_approximation() -> None:
    made = project(
        {"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", ["leaf"], ["tea"])]}
    )
    told = _told(_plan(made).nodes)
    assert told["brew"] == "asset tea (translated)"
    assert told["steep"].startswith("op steep") and told["steep"].endswith("(approximated)")


def test_hooks_are_called_by_the_package() -> None:
    hook = Hook(name="shop.hooks.Own", specs=("before_node_run",))
    (entry,) = _plan(replace(TEA, hooks=(hook,))).hooks
    assert entry.becomes == "a hook of Kedro, called by the package"
    assert entry.more == {"specs": ["before_node_run"]}
    assert entry.generated is not None and entry.generated.path.endswith("hooks.py")


def test_classes_of_sessions_are_used_by_runs() -> None:
    (entry,) = _plan(replace(TEA, session_classes=("shop.settings.Session",))).hooks
    assert entry.name == "shop.settings.Session"
    assert entry.becomes == "a class of Kedro's sessions, used by each run"
    assert entry.generated is not None and entry.generated.path.endswith("hooks.py")


# What will bite ------------------------------------------------------------------------------------------


def _configured(made: Project, executor: ConfiguredExecutor | None, **job: Any) -> Project:
    (pipeline, *_) = made.pipelines
    configured = ConfiguredJob(
        name="daily",
        pipeline=pipeline,
        selection=Selection(pipeline_name=pipeline.name),
        executor=None if executor is None else executor.name,
        **job,
    )
    executors = () if executor is None else (executor,)
    return replace(made, orchestration=Orchestration(jobs=(configured,), executors=executors))


def _warned(made: Project, **options: Any) -> list[tuple[str, str]]:
    return [(warned.code, warned.subject) for warned in _plan(made, **options).warnings]


def _executor(kind: str, **options: Any) -> ConfiguredExecutor:
    return ConfiguredExecutor(name="far", type=kind, options=tuple(options.items()))


PASSED_ON = project(
    {"daily": [node("brew", ["water"], ["tea"]), node("sip", ["tea"], ["cup"])]},
    declared=["water", "cup"],
)


@pytest.mark.parametrize(
    ("executor", "is_elsewhere"),
    [
        (None, False),
        (_executor("in_process"), False),
        (_executor("multiprocess"), False),
        (_executor("k8s_job_executor", job_image="i"), True),
        (_executor("docker_executor", image="i"), True),
        (
            _executor("docker_executor", image="i", container_kwargs={"volumes": ["/data:/data"]}),
            False,
        ),
        (_executor("k8s_job_executor", job_image="i", volume_mounts=[{"name": "data"}]), False),
        (_executor("celery_executor", broker="redis://queue:6379/0"), True),
        (_executor("celery_executor", broker="redis://localhost:6379/0"), False),
        (_executor("celery_executor", broker="redis://127.0.0.1:6379/0"), False),
        (_executor("celery_executor"), False),
        (_executor("dask_executor", cluster={"existing": {"address": "tcp://far:1"}}), True),
        (_executor("dask_executor", cluster={"local": {}}), False),
    ],
)
def test_steps_on_other_machines_do_not_find_local_files_and_what_is_in_memory(
    executor: ConfiguredExecutor | None, is_elsewhere: bool
) -> None:
    warned = _warned(_configured(PASSED_ON, executor))
    expected = [
        ("memory-between-machines", "tea"), ("local-path", "cup"), ("local-path", "water"),
    ]  # fmt: skip
    assert [each for each in warned if each[0] != "generated-name"] == (
        expected if is_elsewhere else []
    )


def test_what_is_in_a_shared_place_or_not_passed_on_is_found_elsewhere() -> None:
    far = _executor("docker_executor", image="i")
    shared = _with(PASSED_ON, "cup", arguments=(("filepath", "s3://bucket/cup.txt"),))
    shared = _with(shared, "water", arguments=(("filepath", "${globals:root}/water.txt"),))
    assert _warned(_configured(shared, far)) == [("memory-between-machines", "tea")]
    assert _warned(_configured(shared, far), memory_storage="s3://bucket/memory") == []
    alone = project({"daily": [node("brew", ["water"], ["tea"])]}, declared=["water"])
    assert _warned(_configured(alone, far)) == [("local-path", "water")]


def test_a_warning_tells_where_and_what_to_do() -> None:
    made = _configured(
        _with(PASSED_ON, "water", place=WATER), _executor("docker_executor", image="i")
    )
    *_, warned = _plan(made).warnings
    assert warned.message == (
        "'water' is the local file data/water.txt, and the steps of daily (docker_executor) look for it "
        "each where it runs."
    )
    assert warned.remedy.startswith("Use a place that all of them see")
    assert warned.source == WATER


def test_what_is_not_copied_cannot_be_shared_by_processes() -> None:
    copied = _with(PASSED_ON, "tea", arguments=(("copy_mode", "assign"),), declared=True)
    one = _configured(copied, _executor("in_process"))
    several = _configured(copied, _executor("multiprocess"))
    assert _warned(one) == []
    assert _warned(several) == [("assigned-between-processes", "tea")]


def test_a_name_that_kedro_makes_up_is_warned_of() -> None:
    made = project({"daily": [node("brew", ["water"], ["tea"], has_given_name=False)]})
    assert _warned(made) == [("generated-name", "brew")]


def test_data_that_two_nodes_write_is_warned_of_and_a_path_of_two_datasets() -> None:
    twice = project(
        {"a": [node("brew", ["water"], ["tea"])], "b": [node("steep", ["leaf"], ["tea"])]}
    )
    assert _warned(twice) == [("written-twice", "tea")]
    (warned,) = _plan(twice).warnings
    assert "is written by the nodes 'brew' of " in warned.message
    assert " and 'steep' of " in warned.message
    same = project({"a": [node("brew", ["water"], ["tea"]), node("steep", ["leaf"], ["mate"])]})
    same = _with(same, "mate", arguments=(("filepath", "data/tea.txt"),))
    assert _warned(same) == [("written-twice", "mate")]
    appended = (("filepath", "data/tea.txt"), ("save_args", {"mode": "a"}))
    assert _warned(_with(same, "mate", arguments=appended)) == []


def _chain(length: int) -> Facts:
    nodes = [node(f"n{each}", [f"d{each}"], [f"d{each + 1}"]) for each in range(length)]
    return _facts(project({"daily": [*nodes, node("other", ["x"], ["y"])]}))


def test_the_longest_chain_of_a_job_is_counted() -> None:
    facts = _chain(3)
    (job,) = facts.jobs.values()
    assert longest_chain(job, facts) == 3
    step = facts.made_by(job)[0]
    assert longest_chain(replace(job, makes=frozenset({step.identity})), facts) == 1
    assert longest_chain(replace(job, makes=frozenset()), facts) == 0


# Where changes come from ---------------------------------------------------------------------------------

FILES = {
    "pyproject.toml": "[project]\ndependencies = [\n  'tea-lib',\n]\n"
    "[tool.kedro-to-dagster]\njobs = 'assets'\n",
    "conf/base/catalog.yml": "water:\n  type: text.TextDataset\n  filepath: data/water.txt\n"
    "tea:\n  type: text.TextDataset\n  metadata:\n    dagster:\n      owners: [a]\n",
    "conf/prod/catalog.yml": "\ntea:\n  type: text.TextDataset\n  filepath: data/prod.txt\n",
    "conf/base/parameters.yml": "spare: 1\nheat:\n  degrees: 90\n",
    "conf/prod/parameters.yml": "\n\n\nheat:\n  degrees: 91\n",
    "conf/base/dagster.yml": "# leaf-lib is good\njobs:\n  daily:\n    pipeline:\n      pipeline_name: x\n"
    "dependencies: [leaf-lib]\n",
    "src/shop/settings.py": "# HOOKS = 1\nx = 1\nHOOKS = ()\n",
    "src/shop/options.py": "class Heater: ...\n\n\nclass Heat:\n    degrees: int\n",
    "src/shop/parts/__init__.py": "\nclass Leaf: ...\nasync def grow(): ...\n",
}


def _placed(change: Change, made: Project, folder: Path) -> str:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (placed,) = with_places([change], _facts(made), made, Options(project=folder))
    return "" if placed.place is None else f"{placed.place.file}:{placed.place.line}"


def _change(kind: str, subject: str, attribute: str | None = None, **values: Any) -> Change:
    action = Action.CHANGED if attribute else Action.ADDED
    return Change(
        **{"area": Area.NODES, "action": action, "kind": kind, "subject": subject,
           "attribute": attribute, **values}
    )  # fmt: skip


PLACES = {
    name: Place(file="conf/base/dagster.yml", line=number)
    for number, name in enumerate(
        ("job", "executor", "schedule", "logger", "io_manager", "asset", "node"), 10
    )
}
BREW: Node = replace(
    node("brew", ["water", "params:heat.degrees"], ["tea"]),
    place=Place(file="src/shop/p.py", line=4),
)
BREW = replace(BREW, function=replace(BREW.function, place=Place(file="src/shop/nodes.py", line=7)))


def _project() -> Project:
    made = project({"daily": [BREW]}, parameters={"params:heat.degrees": 90})
    made = _with(made, "water", place=Place(file="conf/base/catalog.yml", line=1, key="water"))
    made = _with(made, "tea", place=Place(file="conf/base/catalog.yml", line=4, key="tea"))
    (pipeline,) = made.pipelines
    return replace(
        made,
        orchestration=Orchestration(
            jobs=(
                ConfiguredJob(
                    name="daily", pipeline=pipeline, selection=Selection(pipeline_name="daily"),
                    executor="far", schedule="night", loggers=("log",), place=PLACES["job"],
                ),
            ),
            executors=(replace(_executor("in_process"), place=PLACES["executor"]),),
            schedules=(
                ConfiguredSchedule(
                    name="night", cron_schedules=("@daily",), place=PLACES["schedule"]
                ),
            ),
            loggers=(ConfiguredLogger(name="log", place=PLACES["logger"]),),
            nodes=(
                NodeSettings(node="brew", pool="gpu", places=(("pool", PLACES["node"]),)),
            ),
            assets=(AssetSettings(dataset="tea", place=PLACES["asset"]),),
            io_managers=(
                ConfiguredIOManager(
                    name="own", path="shop:Own", is_for_memory=True, place=PLACES["io_manager"]
                ),
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_change("node", "brew"), "src/shop/p.py:4"),
        (_change("node", "brew", "reads", new="x"), "src/shop/p.py:4"),
        (_change("node", "brew", "pool", old="a", new="b"), "conf/base/dagster.yml:16"),
        (_change("node", "brew", "retry policy", old="a"), "conf/base/dagster.yml:None"),
        (_change("node", "brew", "tag", new="a"), "src/shop/p.py:4"),
        (_change("function", "brew"), "src/shop/nodes.py:7"),
        (_change("pipeline", "daily"), "src/shop/p.py:4"),
        (_change("dataset", "water"), "conf/base/catalog.yml:1"),
        (_change("dataset", "water", "filepath", old="a", new="b"), "conf/base/catalog.yml:3"),
        (_change("dataset", "water", "unknown", old="a", new="b"), "conf/base/catalog.yml:1"),
        (_change("dataset", "in_memory", "level", old="1", new="2"), "conf/base/dagster.yml:14"),
        (
            _change("parameter", "heat.degrees", "value", old="1", new="2"),
            "conf/base/parameters.yml:3",
        ),
        (
            _change("parameter", "heat.degrees", "value", old="1", new="2", environment="prod"),
            "conf/prod/parameters.yml:5",
        ),
        (_change("hook", "shop.hooks.Own"), "src/shop/settings.py:3"),
        (_change("dataset", "water", "filepath element", new="2"), "conf/base/catalog.yml:3"),
        (_change("code", "shop.options.Heat"), "src/shop/options.py:4"),
        (_change("code", "shop.parts.Leaf"), "src/shop/parts/__init__.py:2"),
        (_change("code", "shop.parts.grow"), "src/shop/parts/__init__.py:3"),
        (_change("code", "shop.nowhere.Leaf"), ""),
        (_change("module", "shop.options"), "src/shop/options.py:None"),
        (_change("module", "shop.parts"), "src/shop/parts/__init__.py:None"),
        (_change("module", "shop.nowhere"), ""),
        (_change("requirement", "tea-lib"), "pyproject.toml:3"),
        (_change("requirement", "leaf-lib"), "conf/base/dagster.yml:6"),
        (_change("requirement", "nowhere"), ""),
        (_change("job", "daily"), "conf/base/dagster.yml:10"),
        (_change("executor", "far"), "conf/base/dagster.yml:11"),
        (_change("schedule", "daily_night_schedule"), "conf/base/dagster.yml:12"),
        (_change("logger", "log"), "conf/base/dagster.yml:13"),
        (_change("executor", "unknown"), ""),
        (_change("dataset", "water", action=Action.REMOVED), ""),
    ],
    ids=lambda value: (
        value if isinstance(value, str) else f"{value.kind} {value.subject} {value.attribute}"
    ),
)
def test_a_change_is_told_with_the_nearest_place(
    change: Change, place: str, tmp_path: Path
) -> None:
    assert _placed(change, _project(), tmp_path) == place


def test_what_makes_the_jobs_may_be_an_option(tmp_path: Path) -> None:
    change = _change("job", "other", "kind", old="a", new="b", area=Area.JOBS)
    assert _placed(change, _project(), tmp_path) == "pyproject.toml:6"


# Sensors, as they are read back --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "key", "said"),
    [
        ('"""Doc."""\n    return dg.RunRequest()', "", "dg.RunRequest()"),
        ("from a.b import page\n    return page(context)", "function", "a.b.page"),
        ("from a.b import page as p\n    return p.at(context)", "function", "a.b.page.at"),
        ("from a.b import page\n    return call(context)", "", None),
        ("from a.b import page\n    return page", "", None),
        ("x = 1\n    return page(x)", "", None),
        ("pass", "", None),
    ],
)
def test_a_sensor_calls_a_function_or_asks_for_a_run(body: str, key: str, said: str | None) -> None:
    text = f"@dg.asset_sensor(minimum_interval_seconds=5)\ndef seen(context):\n    {body}\nx = 1\n"
    (item,) = read_sensors(ast.parse(text), "sensors.py")
    assert (item.name, item.spot.path, item.spot.line) == ("seen", "sensors.py", 2)
    assert ast.unparse(item.settings["minimum_interval_seconds"]) == "5"
    done = ast.unparse(item.settings[key])
    lines = [line.strip() for line in body.splitlines()]
    assert done == (said if said is not None else repr("\n".join(lines)))


def test_what_a_run_must_be_given_is_warned_of() -> None:
    made = project(
        {"daily": [node("brew", ["water", "params:heat", "params:size"], ["tea"])]},
        parameters={"params:heat": None, "params:size": 1},
    )
    missing = tuple(
        replace(each, is_missing=each.name == "params:heat") for each in made.parameters
    )
    (warned,) = _plan(replace(made, parameters=missing)).warnings
    assert (warned.code, warned.subject) == ("open-value", "params:heat")
    assert warned.message == (
        "'params:heat' has no value: every run in which a node reads parameters must be given it, "
        "scheduled ones too."
    )
    # What nodes of one job only need is asked for where they run.
    pipelines = {"daily": made.pipelines[0].nodes, "other": [node("sip", ["tea"], ["cup"])]}
    two = project(pipelines, parameters={"params:heat": None, "params:size": 1})
    (warned,) = _plan(replace(two, parameters=missing)).warnings
    assert "in which a node reads it must be given it" in warned.message


def test_credentials_of_the_catalog_are_warned_of() -> None:
    made = _with(
        project({"daily": [node("brew", ["water"], ["tea"])]}),
        "water",
        arguments=(
            ("filepath", "s3://a/water.txt"),
            ("credentials", CredentialsReference(name="store")),
        ),
    )
    (warned,) = _plan(made).warnings
    assert (warned.code, warned.subject) == ("credentials", "store")
    assert "KEDRO_CREDENTIALS_STORE" in warned.message
