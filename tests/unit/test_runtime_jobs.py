"""What the folders of jobs and assets define."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import dagster as dg
import pytest
from kedro_to_dagster_runtime.jobs import all_at_once, assets_of, jobs_of, schedules_of

HEAD = "import dagster as dg\n"
MODULES = {
    "assets/sums.py": "@dg.asset\ndef total(): ...\n",
    "assets/checks.py": "@dg.asset_check(asset='total')\ndef is_whole(): ...\n",
    "assets/external.py": "raw = dg.AssetSpec('raw')\n",
    "assets/parts.py": "@dg.multi_asset(specs=[dg.AssetSpec('a'), dg.AssetSpec('b')])\ndef halves(): ...\n",
    "jobs/daily.py": "daily = dg.define_asset_job('daily')\n"
    "at_noon = dg.ScheduleDefinition(name='at_noon', job=daily, cron_schedule='0 12 * * *')\n",
    "jobs/by_hand.py": "@dg.job\ndef by_hand(): ...\n",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A package with a folder of assets and one of jobs, none of whose modules is imported."""
    root = tmp_path / "folders_dagster"
    for path in ("__init__.py", "assets/__init__.py", "jobs/__init__.py", *MODULES):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(HEAD + MODULES.get(path, ""))
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == root.name]:
        monkeypatch.delitem(sys.modules, name)
    importlib.import_module(f"{root.name}.assets")
    importlib.import_module(f"{root.name}.jobs")
    return importlib.import_module(root.name)


def test_a_folder_stands_for_the_assets_of_its_modules(package: ModuleType) -> None:
    defined = dg.load_assets_from_package_module(package.assets)
    for modules, names in (
        (package.assets, {"a", "b", "total"}),
        (package.assets.parts, {"a", "b"}),
    ):
        keys = assets_of(modules).resolve(defined)
        assert {key.to_user_string() for key in keys} == names


def test_a_folder_stands_for_the_jobs_and_schedules_of_its_modules(package: ModuleType) -> None:
    assert [job.name for job in jobs_of(package.jobs)] == ["by_hand", "daily"]
    assert [schedule.name for schedule in schedules_of(package.jobs)] == ["at_noon"]
    assert [job.name for job in jobs_of(package.jobs.daily)] == ["daily"]


def test_all_partitions_are_a_range_of_one_run() -> None:
    assert all_at_once(dg.StaticPartitionsDefinition(["x", "y", "z"])) == {
        "dagster/asset_partition_range_start": "x",
        "dagster/asset_partition_range_end": "z",
    }
