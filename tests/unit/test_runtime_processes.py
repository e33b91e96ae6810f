"""What the steps of a run in several processes share: made before they fork."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
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


def test_jobs_of_several_processes_are_ready_for_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose configuration is not complete, as it may be before a run, keeps no other from it."""
    package, module = ModuleType("made_to_fork"), ModuleType("made_to_fork.definitions")
    package.__path__ = [str(tmp_path)]
    for made in (package, module):
        monkeypatch.setitem(sys.modules, made.__name__, made)

    @cache
    def defs() -> dg.Definitions:
        return dg.Definitions(jobs=[lacking, several, one])

    monkeypatch.setattr(module, "defs", defs, raising=False)
    validate, asked = dg.validate_run_config, []

    def validate_run_config(job: dg.JobDefinition) -> None:
        asked.append(job.name)
        validate(job)

    monkeypatch.setattr(dg, "validate_run_config", validate_run_config)
    prepare(package.__name__)
    assert sorted(asked) == ["lacking", "several"]


_ASSETS = """
import dagster as dg

from ..parameters import Parameters


def counted(parameters, raw):
    \"\"\"Count.\"\"\"
    from ..code.counting import count
    from colorsys import no_function, rgb_to_hls

    return count(raw)
"""


def test_what_functions_import_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be loaded, as the definitions here, is left to the steps."""
    for path, text in {
        "__init__.py": "",
        "io_managers.py": "def create():\n    from no_such_module import Dataset\n",
        "assets/__init__.py": "",
        "assets/counting.py": _ASSETS,
        "code/__init__.py": "",
        "code/counting.py": "count = len",
        "defs/own.py": "def late():\n    from ..unused import what\n",
        "runtime/__init__.py": "def late():\n    from ..unused import what\n",
        "unused.py": "",
    }.items():
        file = tmp_path / "made_to_load" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    prepare("made_to_load")
    loaded = {name for name in sys.modules if name.startswith("made_to_load")}
    for name in loaded:
        monkeypatch.delitem(sys.modules, name)
    assert "colorsys" in sys.modules
    assert loaded == {"made_to_load", "made_to_load.code", "made_to_load.code.counting"}


def test_a_package_that_cannot_be_read_is_left_to_the_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python would end the process that steps fork from."""
    folder = tmp_path / "made_to_fail"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "io_managers.py").write_text("def create(:\n")
    monkeypatch.syspath_prepend(tmp_path)
    prepare("made_to_fail")
    monkeypatch.delitem(sys.modules, "made_to_fail")
    prepare("no_such_package")


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
