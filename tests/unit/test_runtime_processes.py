"""What the steps of a run in several processes share: made before they fork."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import dagster as dg
import pytest
from kedro_to_dagster_runtime.processes import prepare, start_method


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    """Leave the garbage collector as it was."""
    yield
    gc.unfreeze()


@dg.op
def plain() -> None:
    """Needs nothing."""


@dg.op(config_schema={"speed": int})
def configured() -> None:
    """Needs a value."""


@dg.job(executor_def=dg.multiprocess_executor)
def several() -> None:
    plain()


@dg.job(executor_def=dg.multiprocess_executor)
def lacking() -> None:
    configured()


@dg.job(executor_def=dg.in_process_executor)
def one() -> None:
    plain()


def test_jobs_of_several_processes_are_ready_for_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose configuration is not complete, as it may be before a run, keeps no other from it."""
    module = ModuleType("made_to_fork")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    @cache
    def defs() -> dg.Definitions:
        return dg.Definitions(jobs=[lacking, several, one])

    monkeypatch.setattr(module, "defs", defs, raising=False)
    validate, asked = dg.validate_run_config, []

    def validate_run_config(job: dg.JobDefinition) -> None:
        asked.append(job.name)
        validate(job)

    monkeypatch.setattr(dg, "validate_run_config", validate_run_config)
    prepare(module.__name__)
    assert sorted(asked) == ["lacking", "several"]


def test_what_cannot_be_loaded_is_left_to_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    prepare("no_such_module", "no_other_module", "colorsys:NoClass", "colorsys:rgb_to_hls")
    assert "colorsys" in sys.modules


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (["fork", "spawn", "forkserver"], {"forkserver": {"preload_modules": ["shop.preload"]}}),
        # As on Windows.
        (["spawn"], {"spawn": {}}),
    ],
)
def test_steps_fork_where_the_platform_can(
    methods: list[str], expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: methods)
    method = start_method("shop.preload")
    assert method == expected
    # Dagster takes it.
    dg.multiprocess_executor.configured({"start_method": method}, name="forking")
