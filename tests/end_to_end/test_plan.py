"""`plan`: what everything becomes, where it stands, and warnings that are true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ..support.cases import CASES, ROOT, Case, run
from ..support.projects import write_project

SCHEMA = json.loads((ROOT / "docs/reference/plan.schema.json").read_text(encoding="utf-8"))
# The warnings that golden projects have; each one was looked at.
WARNINGS: dict[str, list[str]] = {
    "containers": [
        "memory-between-machines single_voices",
        *("local-path alder.voices", "local-path recordings", "local-path species"),
    ],
    "credentials": ["credentials archive", "credentials warehouse"],
    "executors": ["local-path clocks", "local-path struck", "local-path wound"],
    "functions": ["generated-name <lambda>__dfcd4b5f"],
    "missing_parameters": ["open-value params:depth", "open-value params:gear.lead"],
    "namespaces_and_tags": [
        "generated-name alpine.count_medals__e02d0320",
        "generated-name ceremony.announce__53a51861",
        "generated-name coastal.count_medals__0675e28f",
        "generated-name coastal.juniors.count_medals__3516a588",
    ],
    "runtime_parameters": [
        "open-value arrivals.filepath",
        "open-value berth_plan.filepath",
        "open-value harbour_book.save_args",
        "open-value params:day",
        "open-value params:berths",
        "open-value params:watch",
    ],
    "shared_outputs": ["written-twice forecast", "written-twice report"],
}


def _plan(folder: Path, *options: str) -> dict[str, Any]:
    result = run("-m", "kedro_to_dagster", "plan", "--format", "json", *options, folder=folder)
    plan: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(plan, SCHEMA)
    return plan


def _warnings(plan: dict[str, Any]) -> list[str]:
    return [f"{warned['code']} {warned['subject']}" for warned in plan["warnings"]]


def test_every_golden_project_has_a_plan_and_true_warnings_only(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "project")
    plan = _plan(project)
    assert _warnings(plan) == WARNINGS.get(case.name, [])
    for part in ("nodes", "datasets", "parameters", "jobs"):
        for entry in plan[part]:
            _is_at(entry["source"], project, entry["name"] if part == "datasets" else None)
            _is_at(entry["generated"], case.expected, None)
    for node in plan["nodes"]:
        line = _line(node["generated"], case.expected)
        # Of a node in a group, it is the node's own statement in the body.
        assert line.startswith((f"def {node['op']}(", "    "))
    for parameter in plan["parameters"]:
        if parameter["generated"] is not None:
            # The class of a mapping, or the field of any other parameter.
            line = _line(parameter["generated"], case.expected)
            assert re.match(r"class \w+\(|    \w+: |            \S+: ", line), line
    for hook in plan["hooks"]:
        if hook["generated"] is not None:
            assert _line(hook["generated"], case.expected).startswith("hooks = KedroHooks")


def _line(place: dict[str, Any], folder: Path) -> str:
    return (folder / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]


def _is_at(place: dict[str, Any] | None, folder: Path, word: str | None) -> None:
    if place is not None and place["line"] is not None:
        line = _line(place, folder)
        assert word is None or "{" in line or word.partition("@")[0] in line


def test_nodes_are_mapped_to_assets_jobs_and_lines(example: Case, tmp_path: Path) -> None:
    project = example.copy_project(tmp_path / "project")
    plan = _plan(project)
    node = next(node for node in plan["nodes"] if node["name"] == "evaluate_demand_model")
    source, generated = node.pop("source"), node.pop("generated")
    assert node == {
        "name": "evaluate_demand_model",
        "becomes": "multi-asset evaluate_demand_model",
        "disposition": "translated",
        "codes": [],
        "function": "bikeshare.pipelines.data_science.nodes.evaluate_demand_model",
        "assets": [["demand_metrics"], ["demand_predictions"]],
        "op": "evaluate_demand_model",
        "jobs": ["__default__", "training"],
        "reads": ["demand_model", "test_set"],
        "writes": ["demand_metrics", "demand_predictions"],
        "parameters": ["model_options"],
        "tags": ["evaluation"],
    }
    assert _line(source, project).strip() == "node("
    assert _line(generated, example.expected).startswith("def evaluate_demand_model(")
    job = next(job for job in plan["jobs"] if job["name"] == "history")
    assert job["schedules"] == ["history_nightly_schedule"]
    assert _line(job["source"], project) == "  history:"


DAGSTER_YML = """
executors:
  pods: {k8s_job_executor: {job_namespace: kedro}}
  processes: {multiprocess: {max_concurrent: 2}}
  one: {in_process: }
jobs:
  far: {pipeline: {pipeline_name: __default__}, executor: pods}
  near: {pipeline: {pipeline_name: __default__}, executor: processes}
  here: {pipeline: {pipeline_name: __default__}, executor: one}
"""
HOOKS = """
from kedro.framework.hooks import hook_impl


class Own:
    @hook_impl
    def before_node_run(self, node):
        pass


HOOKS = (Own(),)
"""
PIPELINES = """
    "__default__": pipeline([
        node(double, "text", "doubled"),
        node(double, "doubled", "again", name="again"),
        node(double, "again", "last", name="last"),
        node(double, "text", "other", name="other"),
    ]),
"""
CATALOG = """
text: {type: text.TextDataset, filepath: s3://bucket/text.txt}
again: {type: kedro.io.MemoryDataset, copy_mode: assign}
last: {type: text.TextDataset, filepath: data/last.txt}
other: {type: text.TextDataset, filepath: data/last.txt}
"""


@pytest.mark.parametrize("settings", ["", HOOKS], ids=["plain", "hooks"])
def test_what_bites_elsewhere_is_told(settings: str, tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        settings=settings,
        catalog=CATALOG,
        pipelines=PIPELINES,
        files={"conf/base/dagster.yml": DAGSTER_YML},
    )
    plan = _plan(project)
    name = next(node["name"] for node in plan["nodes"] if node["writes"] == ["doubled"])
    assert _warnings(plan) == [
        "memory-between-machines again",
        "memory-between-machines doubled",
        "local-path last",
        "local-path other",
        "assigned-between-processes again",
        f"generated-name {name}",
        "written-twice last",
    ]
    with (project / "pyproject.toml").open("a") as file:
        file.write('[tool.kedro-to-dagster]\nmemory-storage = "s3://bucket/memory"\n')
    assert _warnings(_plan(project))[0] == "local-path last"
    text = run("-m", "kedro_to_dagster", "plan", folder=project).stdout
    assert "What will bite in production: 5" in text
    shown = run("-m", "kedro_to_dagster", "plan", "--format", "markdown", folder=project).stdout
    assert "- **local-path**: 'last' is the local file data/last.txt, and the steps of far" in shown


def test_a_value_that_is_lacking_in_a_mapping_is_told_once(tmp_path: Path) -> None:
    pipelines = (
        '"__default__": pipeline([node(lambda ratio: ratio, "params:split.ratio", "a", name="a")])'
    )
    plan = _plan(write_project(tmp_path / "project", pipelines=pipelines))
    assert _warnings(plan) == ["open-value params:split.ratio"]


def test_a_chain_that_is_too_long_for_dagster_is_told(tmp_path: Path) -> None:
    chain = "[node(double, f'c{n}', f'c{n + 1}', name=f'n{n}') for n in range(1001)]"
    pipelines = f'"__default__": pipeline({chain}), "short": pipeline({chain}[:1000])'
    catalog = "c0: {type: text.TextDataset, filepath: data/text.txt}\n"
    plan = _plan(write_project(tmp_path / "project", pipelines=pipelines, catalog=catalog))
    assert _warnings(plan) == ["long-chain __default__"]


def test_the_schema_is_valid_and_every_case_has_its_warnings_listed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(WARNINGS) <= {case.name for case in CASES}
