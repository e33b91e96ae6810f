"""`KedroDagsterNames` beside the plugin itself: `make plugin` installs it and runs this."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import GOLDEN, Case, export, run_code

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


@pytest.mark.parametrize("name", ["schedules", "jobs"])
def test_assets_jobs_steps_and_schedules_are_called_as_with_the_plugin(
    name: str, tmp_path: Path
) -> None:
    case = Case(GOLDEN / name)
    project = case.copy_project(tmp_path / "project")
    with (project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('\n[tool.kedro-to-dagster]\ntranslator = "kedro_to_dagster:KedroDagsterNames"\n')
    export(project, project / "dagster")
    wanted, made = names(_PLUGIN, project), names(_OURS, project, case.package)
    assert set(wanted["assets"]) <= set(made["assets"])
    assert made["jobs"] == wanted["jobs"]
    assert made["steps"] == wanted["steps"]
    assert made["schedules"] == wanted["schedules"]
