"""Options and fixtures of all tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from .support.cases import CASES, Case

# These have an environment of their own (`make mlflow`).
collect_ignore = [] if find_spec("kedro_mlflow") else ["mlflow"]
# The same for the plugin kedro-dagster (`make plugin`).
collect_ignore += [] if find_spec("kedro_dagster") else ["plugin"]

# Exports and Dagster's storage wait for the disk after every step; in memory there is nothing to wait for.
_MEMORY, _ENOUGH = Path("/dev/shm"), 4 * 2**30
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None

# The same examples each time, so that a run says something about the change that it is run for; with
# HYPOTHESIS_PROFILE=explore new ones are looked for. Nothing is timed: machines differ.
settings.register_profile("stable", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite golden/<case>/expected instead of comparing with it.",
    )
    parser.addoption(
        "--distributions",
        help="Check the wheel and the sdist in this folder, instead of building them.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """While golden packages are rewritten, nothing else looks at them."""
    if config.getoption("--update-golden"):
        items[:] = [item for item in items if item.get_closest_marker("updates_golden")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Older versions of Kedro and Dagster, as in `make matrix`, lack what some cases show."""
    callspec = getattr(item, "callspec", None)
    case = callspec.params.get("case") if callspec is not None else None
    if isinstance(case, Case) and case.lacking:
        pytest.skip(f"the case needs {case.lacking}")


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """Each golden case."""
    made: Case = request.param
    return made


@pytest.fixture
def example() -> Case:
    """The bundled example."""
    return next(case for case in CASES if case.name == "example")


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """A Kedro project of one node that needs nothing but Kedro."""
    from .support.projects import write_project

    return write_project(tmp_path / "project")
