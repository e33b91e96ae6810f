"""The requirements in the package's pyproject.toml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.dagster_model.pyproject import Dependencies
from kedro_to_dagster.dagster_model.runs import Executor, JobSettings
from kedro_to_dagster.dagster_model.steps import AssetMetadata
from kedro_to_dagster.kedro_model.dagster_yml import Freshness
from kedro_to_dagster.kedro_model.node import Pipeline
from kedro_to_dagster.kedro_model.project import Environment, Hook, Library, ParameterModel, Project
from kedro_to_dagster.lower.pyproject import dagster_version, dependencies
from kedro_to_dagster.options import Options, RuntimeMode

from .models import node, project

DAGSTER = "dagster>=1.12,<1.14"
KEDRO = "kedro>=1.0,<1.8"
NODE = node("weigh", ["a"], ["b"])
PROJECT = project({"__default__": [NODE]})
PREVIEWED = replace(NODE, preview=NODE.function)
TYPED = ParameterModel(path="scales", module="shop.models", qualname="Scales")
VALIDATED = replace(PROJECT.datasets[0], validator="shop.validators.Weights")


def _dependencies(
    made: Project = PROJECT, executors: tuple[Executor, ...] = (), **options: Any
) -> Dependencies:
    chosen = Options(project=Path(), **options)
    return dependencies(made, chosen, "shop-dagster", "1.12", executors)


def test_dagster_and_kedro_are_always_needed_in_versions_that_were_tested() -> None:
    assert _dependencies().requirements == (DAGSTER, KEDRO)


def test_libraries_of_datasets_hooks_and_executors_are_needed() -> None:
    made = replace(
        PROJECT,
        libraries=(
            Library(name="kedro-datasets", extras=("json-jsondataset", "pandas-csvdataset")),
            Library(name="their-datasets"),
        ),
        hooks=(
            Hook(name="their_hooks.hooks", specs=("after_node_run",), distribution="their-hooks"),
            Hook(name="none", specs=(), distribution="without-hooks"),
            Hook(name="shop.hooks", specs=("after_node_run",)),
        ),
    )
    executors = (
        Executor(variable="a", module="dg", function="in_process_executor"),
        Executor(
            variable="b", module="dagster_dask", function="dask_executor", library="dagster-dask"
        ),
    )
    assert _dependencies(made, executors).requirements == (
        DAGSTER,
        KEDRO,
        "dagster-dask>=0.27",
        "kedro-datasets[json-jsondataset]",
        "kedro-datasets[pandas-csvdataset]",
        "their-datasets",
        "their-hooks",
    )


@pytest.mark.parametrize(
    ("changes", "lowest"),
    [
        ({"pipelines": (Pipeline(name="__default__", nodes=(PREVIEWED,)),)}, "1.2"),
        ({"parameter_models": (TYPED,)}, "1.3"),
        ({"parameter_models": (TYPED, replace(TYPED, is_optional=True))}, "1.4"),
        ({"datasets": (VALIDATED,)}, "1.6"),
        (
            {
                "parameter_models": (TYPED,),
                "other_environments": (
                    Environment(name="prod", datasets=(VALIDATED,), parameters=()),
                ),
            },
            "1.6",
        ),
    ],
)
def test_kedro_is_needed_in_a_version_that_has_what_the_package_uses(
    changes: dict[str, Any], lowest: str
) -> None:
    assert _dependencies(replace(PROJECT, **changes)).requirements == (
        DAGSTER,
        f"kedro>={lowest},<1.8",
    )


def test_the_project_is_needed_where_it_can_be_installed() -> None:
    found = _dependencies(replace(PROJECT, distribution="the_shop"))
    assert found.kedro_project == "the_shop"
    assert found.requirements == (DAGSTER, KEDRO, "the_shop")


def test_the_package_does_not_need_itself() -> None:
    found = _dependencies(replace(PROJECT, distribution="Shop_Dagster"))
    assert found.kedro_project is None
    assert found.requirements == (DAGSTER, KEDRO)


def test_the_runtime_is_needed_where_it_is_not_copied() -> None:
    found = _dependencies(runtime=RuntimeMode.PACKAGE)
    assert found.requirements == (DAGSTER, KEDRO, "kedro-to-dagster")


def test_a_requirement_of_the_options_takes_the_place_of_that_of_its_name() -> None:
    found = _dependencies(dependencies=("dagster_aws>=0.29", "Kedro ~= 1.2", "s3fs"))
    assert found.requirements == (DAGSTER, "dagster_aws>=0.29", "Kedro ~= 1.2", "s3fs")


@pytest.mark.parametrize(
    ("storage", "needed"),
    [("s3://a/b", ["s3fs"]), ("gs://a", ["gcsfs"]), ("abfs://a", ["adlfs"]), ("/mnt/a", [])],
)
def test_what_reaches_the_storage_of_datasets_in_memory_is_needed(
    storage: str, needed: list[str]
) -> None:
    found = _dependencies(memory_storage=storage)
    assert found.requirements == (DAGSTER, KEDRO, *needed)


def test_type_checkers_are_told_of_what_the_package_imports() -> None:
    elsewhere = node("mean", ["b"], ["c"], module="statistics")
    theirs = node("mend", ["c"], ["d"], module="their.nodes")
    kedro_project = project({"__default__": [node("weigh", ["a"], ["b"]), elsewhere, theirs]})
    assert _dependencies(kedro_project).untyped == ("kedro_datasets", "shop", "their")


def _facts(**changes: Any) -> AssetMetadata:
    return AssetMetadata(key=("a",), dataset="a", io_manager_key=None, **changes)


@pytest.mark.parametrize(
    ("facts", "settings", "expected"),
    [
        ([], [], "1.11.9"),
        ([_facts(group="reporting")], [JobSettings()], "1.11.9"),
        ([_facts(freshness=Freshness(fail_seconds=60))], [], "1.12"),
        ([], [JobSettings(owners=("team:a",))], "1.12"),
        (
            [_facts(group="reporting/weekday"), _facts()],
            [JobSettings(owners=("team:a",))],
            "1.13.9",
        ),
    ],
)
def test_dagster_is_needed_in_the_version_that_has_what_is_used(
    facts: list[AssetMetadata], settings: list[JobSettings], expected: str
) -> None:
    assert dagster_version(facts, settings) == expected
