"""Retries, pools, tags, owners, automation and freshness of `dagster.yml`, seen on a real instance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from ..support.cases import export, run
from ..support.projects import write_project

pytestmark = pytest.mark.slow

_NODES = """
import os
import time
from pathlib import Path


def fire_at_third(text):
    log = Path("data/tried.txt")
    log.write_text((log.read_text() if log.exists() else "") + "x")
    if len(log.read_text()) < 3:
        raise ValueError("not yet")
    return text


def fire(text):
    begin = time.monotonic()
    time.sleep(0.1)
    return f"{begin} {time.monotonic()} {os.getpid()}"
"""
_PIPELINES = """
"__default__": pipeline([node(fire, "text", f"pot_{number}", name=f"fire_{number}") for number in "abc"]),
"stubborn_job": pipeline([node(fire_at_third, "text", "vase", name="fire_vase")]),
"stubborn_node": pipeline([node(fire_at_third, "text", "bowl", name="fire_bowl")]),
"""
_CATALOG = "".join(
    f"{name}: {{type: text.TextDataset, filepath: data/{name}.txt}}\n"
    for name in ("text", "vase", "bowl", "pot_a", "pot_b", "pot_c")
)
_DAGSTER_YML = """
executors:
  several: {multiprocess: {max_concurrent: 3}}
jobs:
  kilns:
    pipeline: __default__
    executor: several
    tags: {team: potters, dagster/priority: 2}
    owners: ["team:potters"]
  stubborn_job:
    pipeline: stubborn_job
    retry_policy: {max_retries: 2, delay: 0}
  stubborn_node:
    pipeline: stubborn_node
nodes:
  fire_bowl: {retry_policy: {max_retries: 2}}
  fire_a: {pool: kiln}
  fire_b: {pool: kiln}
  fire_c:
    pool: kiln
    tags:
      dagster-k8s/config: {container_config: {resources: {limits: {cpu: "2"}}}}
assets:
  pot_a: {automation_condition: eager, owners: [potter@example.com]}
  pot_b:
    automation_condition: {on_cron: {cron_schedule: "0 6 * * *", timezone: Europe/Zurich}}
    freshness_policy: {time_window: {fail_window: 1d}}
  pot_c:
    freshness_policy: {time_window: {fail_window: 60}}
"""

# What Dagster's daemons do, once and without waiting: with the package as a code location.
_EVALUATE = """
import json
from datetime import datetime, timezone

import dagster as dg
from dagster._core.definitions.freshness import FreshnessStateRecord
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import ModuleTarget
from dagster._daemon.freshness import FreshnessDaemon

from tiny_project_dagster.definitions import defs as definitions

defs = definitions()

target = ModuleTarget(
    module_name="tiny_project_dagster.definitions", attribute="defs", working_directory=".",
    location_name="package",
)
found = {}


def requested(instance, at, cursor=None):
    result = dg.evaluate_automation_conditions(
        defs, instance, evaluation_time=datetime(2026, 7, 1, at, tzinfo=timezone.utc), cursor=cursor
    )
    keys = defs.resolve_asset_graph().materializable_asset_keys
    return sorted(key.to_user_string() for key in keys if result.get_num_requested(key)), result.cursor


with dg.DagsterInstance.get() as instance, WorkspaceProcessContext(instance, target) as workspace:
    found["at three"], cursor = requested(instance, 3)
    instance.report_runless_asset_event(dg.AssetMaterialization("text"))
    # Six o'clock in Zurich is four in UTC.
    found["at five"], cursor = requested(instance, 5, cursor)
    found["later"], cursor = requested(instance, 5, cursor)
    # What jobs have run is in the assets' history too.
    instance.wipe_assets([dg.AssetKey("pot_c")])
    job = defs.resolve_implicit_global_asset_job_def()
    pots = {dg.AssetKey(name) for name in ("pot_a", "pot_b")}
    assert job.get_subset(asset_selection=pots).execute_in_process(instance=instance).success
    list(FreshnessDaemon().run_iteration(workspace))
    context = workspace.create_request_context()
    nodes = {node.key.to_user_string(): node for node in context.asset_graph.asset_nodes}
    found["fresh"] = {
        name: FreshnessStateRecord.blocking_get(context, nodes[name].key).freshness_state.value
        for name in ("pot_a", "pot_b", "pot_c")
    }
    found["owners"] = {name: list(node.owners) for name, node in nodes.items()}
    repository = context.code_locations[0].get_repositories()["__repository__"]
    found["job owners"] = list(repository.get_full_job("kilns").owners)
print("FOUND", json.dumps(found))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its package; `data` is filled by the tests."""
    folder = write_project(
        tmp_path_factory.mktemp("extras") / "project",
        nodes=_NODES,
        pipelines=_PIPELINES,
        catalog=_CATALOG,
        files={"conf/base/dagster.yml": _DAGSTER_YML},
    )
    export(folder, folder / "dagster")
    home = folder.parent / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    return folder


def _environment(project: Path) -> dict[str, str]:
    return {
        "DAGSTER_HOME": str(project.parent / "home"),
        "PYTHONPATH": str(project / "dagster" / "src"),
    }


@pytest.fixture
def instance(project: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.from_config(str(project.parent / "home")) as made:
        yield made


def _execute(project: Path, job: str, instance: dg.DagsterInstance) -> dg.DagsterRun:
    """Run a job as `dagster job execute` does; it fails if a step does."""
    run(
        "-m", "dagster", "job", "execute", "-m", "tiny_project_dagster.definitions", "-j", job,
        folder=project, **_environment(project),
    )  # fmt: skip
    return instance.get_runs(dg.RunsFilter(job_name=job), limit=1)[0]


def _steps(instance: dg.DagsterInstance, made: dg.DagsterRun) -> dict[str, Any]:
    assert made.execution_plan_snapshot_id is not None
    plan = instance.get_execution_plan_snapshot(made.execution_plan_snapshot_id)
    return {step.key: step for step in plan.steps}


@pytest.mark.parametrize(("job", "output"), [("stubborn_job", "vase"), ("stubborn_node", "bowl")])
def test_a_step_is_tried_again(
    job: str, output: str, project: Path, instance: dg.DagsterInstance
) -> None:
    (project / "data/tried.txt").unlink(missing_ok=True)
    run = _execute(project, job, instance)
    events = [
        entry.dagster_event_type
        for entry in instance.all_logs(run.run_id)
        if entry.is_dagster_event
    ]
    assert events.count(dg.DagsterEventType.STEP_UP_FOR_RETRY) == 2
    assert events.count(dg.DagsterEventType.STEP_RESTARTED) == 2
    assert (project / f"data/{output}.txt").read_text() == "ha"
    assert (project / "data/tried.txt").read_text() == "xxx"


def test_a_pool_is_held_to_its_limit_and_the_run_and_its_steps_have_their_tags(
    project: Path, instance: dg.DagsterInstance
) -> None:
    run(
        "-m", "dagster", "instance", "concurrency", "set", "kiln", "1",
        folder=project, **_environment(project),
    )  # fmt: skip
    made = _execute(project, "kilns", instance)
    fired = [(project / f"data/pot_{name}.txt").read_text().split() for name in "abc"]
    assert len({process for _, _, process in fired}) == 3
    times = sorted((float(begin), float(end)) for begin, end, _ in fired)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(times))
    assert made.tags["team"] == "potters"
    assert made.tags["dagster/priority"] == "2"
    steps = _steps(instance, made)
    assert {step.pool for step in steps.values()} == {"kiln"}
    assert json.loads(steps["pot_c"].tags["dagster-k8s/config"]) == {
        "container_config": {"resources": {"limits": {"cpu": "2"}}}
    }


def test_dagster_evaluates_automation_freshness_and_owners(project: Path) -> None:
    (project / "evaluate.py").write_text(_EVALUATE)
    result = run("evaluate.py", folder=project, **_environment(project))
    line = next(line for line in result.stdout.splitlines() if line.startswith("FOUND "))
    found = json.loads(line.removeprefix("FOUND "))
    assert found["at three"] == []
    assert found["at five"] == ["pot_a", "pot_b"]
    assert found["later"] == []
    assert found["fresh"] == {"pot_a": "NOT_APPLICABLE", "pot_b": "PASS", "pot_c": "UNKNOWN"}
    assert found["owners"]["pot_a"] == ["potter@example.com"]
    assert found["job owners"] == ["team:potters"]
