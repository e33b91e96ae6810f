"""`KedroDagsterNames` beside the plugin itself: `make plugin` installs it and runs this."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..support.cases import export, run_code
from ..support.projects import write_project

_PLUGIN = """
import json
from pathlib import Path

from kedro_dagster import KedroProjectTranslator

made = KedroProjectTranslator(env="local", project_path=Path.cwd()).to_dagster()
jobs = made.named_jobs.values()
keys = set()
for asset in made.named_assets.values():
    keys |= {key.to_user_string() for key in (asset.keys if hasattr(asset, "keys") else [asset.key])}
print("NAMES", json.dumps({
    "assets": sorted(keys),
    "jobs": sorted(job.name for job in jobs),
    "steps": {
        job.name: sorted(
            name for name in job.graph.node_dict if "_pipeline_run_hook_" not in name
        )
        for job in jobs
    },
    "schedules": sorted(schedule.name for schedule in made.named_schedules.values()),
}))
"""
_OURS = """
import json
import sys

sys.path.insert(0, "dagster/src")
from importlib import import_module

found = import_module(f"{sys.argv[1]}.definitions").defs
defs = found() if callable(found) else found
repository = defs.get_repository_def()
jobs = [job for job in repository.get_all_jobs() if not job.name.startswith("__ASSET")]
print("NAMES", json.dumps({
    "assets": sorted(key.to_user_string() for key in repository.asset_graph.get_all_asset_keys()),
    "jobs": sorted(job.name for job in jobs),
    "steps": {job.name: sorted(job.graph.node_dict) for job in jobs},
    "schedules": sorted(schedule.name for schedule in repository.schedule_defs),
}))
"""


def names(code: str, project: Path, *arguments: str) -> dict[str, Any]:
    printed = run_code(code, *arguments, folder=project).stdout
    line = next(line for line in printed.splitlines() if line.startswith("NAMES "))
    found: dict[str, Any] = json.loads(line.removeprefix("NAMES "))
    return found


_PIPELINES = """
"__default__": pipeline([
    node(double, "text", "doubled", name="double"),
    node(double, "doubled", "sales.twice", name="sales.twice", namespace="sales"),
    node(double, "sales.twice", "thrice"),
]),
"start": pipeline([node(double, "text", "doubled", name="double")]),
"""
# As the plugin's schema has it.
_DAGSTER_YML = """
schedules:
  daily: {cron_schedule: "0 6 * * *"}
jobs:
  everything:
    pipeline: {pipeline_name: __default__}
    schedule: daily
  beginning:
    pipeline: {pipeline_name: start}
    schedule: {cron_schedule: "0 7 * * *"}
"""
_NAMES = '\n[tool.kedro-to-dagster]\ntranslator = "kedro_to_dagster:KedroDagsterNames"\n'


def write(folder: Path) -> Path:
    project = write_project(
        folder, pipelines=_PIPELINES, files={"conf/base/dagster.yml": _DAGSTER_YML}
    )
    with (project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(_NAMES)
    return project


def test_assets_jobs_steps_and_schedules_are_called_as_with_the_plugin(tmp_path: Path) -> None:
    project = write(tmp_path / "project")
    export(project, project / "dagster")
    wanted, made = names(_PLUGIN, project), names(_OURS, project, "tiny_project_dagster")
    assert wanted["jobs"] == ["local__beginning", "local__everything"]
    assert made == wanted
