"""Each golden project exports to its golden package, byte for byte, wherever and however it is run.

The copies of the runtime are compared with their originals; a golden only lists them.
"""

from __future__ import annotations

import ast
import difflib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ..support.cases import (
    CASES,
    GOLDEN,
    Case,
    export,
    files_below,
    run,
    runtime_copy,
    split_runtime,
)
from ..support.tiers import slow_but

# Exported in new interpreters with other hash seeds: a fork has the seed of the process that it is from.
HASHED = ("hooks",)
# Exported in another folder and time zone as well; a golden comes from another one than the test anyway.
PLACED = ("configuration",)
TESTED = ("hooks",)
TYPED = ("environments", "example", "logging_configuration", "resolvers", "translator")
CANARY = b"canary-5f0c2e-never-in-generated-code"


@pytest.mark.updates_golden
def test_the_export_is_the_expected_package(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = case.copy_project(tmp_path / "project")
    export(project, tmp_path / "out")
    if request.config.getoption("--update-golden"):
        _update(tmp_path / "out", case)
    _assert_same(tmp_path / "out", case)


@pytest.mark.parametrize("case", slow_but(*PLACED))
def test_another_folder_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "elsewhere" / "a folder")
    export(project, project / "dagster", HOME=str(tmp_path), TZ="Asia/Tokyo")
    _assert_same(project / "dagster", case)


@pytest.mark.parametrize("case", slow_but(*HASHED))
def test_another_hash_seed_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "project")
    export(project, tmp_path / "out", PYTHONHASHSEED="2")
    _assert_same(tmp_path / "out", case)


def _update(out: Path, case: Case) -> None:
    files, copies = split_runtime(out)
    shutil.rmtree(case.expected, ignore_errors=True)
    for path, data in files.items():
        file = case.expected / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    case.runtime_list.write_text(_list(copies), encoding="utf-8")


def _list(paths: Iterable[str]) -> str:
    return "".join(f"{path}\n" for path in sorted(paths))


def _assert_same(out: Path, case: Case) -> None:
    files, copies = split_runtime(out)
    made = {f"expected/{path}": data for path, data in files.items()}
    made["runtime.txt"] = _list(copies).encode()
    golden = {f"expected/{path}": data for path, data in files_below(case.expected).items()}
    golden["runtime.txt"] = case.runtime_list.read_bytes() if case.runtime_list.is_file() else b""
    if made != golden:
        differences = "\n".join(list(_differences(case, golden, made))[:200])
        pytest.fail(
            f"The export of golden/{case.name} changed. Look at the difference; if it is right:\n"
            f"    pytest tests/golden --update-golden\n{differences}",
            pytrace=False,
        )
    for path, data in copies.items():
        assert data == runtime_copy(path), f"{path} is not copied from the runtime to the letter"


def _differences(case: Case, golden: dict[str, bytes], made: dict[str, bytes]) -> Iterator[str]:
    for path in sorted({*made, *golden}):
        yield from difflib.unified_diff(
            golden.get(path, b"").decode().splitlines(),
            made.get(path, b"").decode().splitlines(),
            f"golden/{case.name}/{path}",
            f"exported/{path.removeprefix('expected/')}",
            lineterm="",
        )


def test_the_code_is_clean() -> None:
    """All cases at once: starting the tools takes longer than checking."""
    sources = [case.expected / "src" for case in CASES]
    run(
        "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "E,F,W,I,UP,B", "--ignore", "E501",
        "--target-version", "py310", "--config", f"src = {[str(source) for source in sources]}",
        "--exclude", "*_dagster/code", *sources, folder=GOLDEN,
    )  # fmt: skip
    # Copies of a project's modules keep the project's form.
    excluded = ("--extend-exclude", "_dagster/code/")
    run("-m", "black", "--check", "--quiet", "--workers", "1", *excluded, *sources, folder=GOLDEN)


def test_ruff_finds_nothing_by_its_own_rules(tmp_path: Path) -> None:
    """With the settings of each package, the runtime included, as a user would run it."""
    for case in CASES:
        case.copy_with_package(tmp_path / case.name)
    packages = [tmp_path / case.name / "dagster" for case in CASES]
    run("-m", "ruff", "check", "--no-cache", *packages, folder=tmp_path)
    run("-m", "ruff", "format", "--check", "--no-cache", *packages, folder=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case.name in TYPED], ids=str)
def test_mypy_finds_nothing_by_its_own_rules(case: Case, tmp_path: Path) -> None:
    """With the settings of the package; Kedro and Dagster bring their types with them."""
    project = case.copy_with_package(tmp_path / "project")
    run("-m", "mypy", "--cache-dir", tmp_path / "cache", ".", folder=project / "dagster")


@pytest.mark.parametrize("case", slow_but(*TESTED))
def test_the_first_test_of_the_package_passes(case: Case, tmp_path: Path) -> None:
    """With the settings of the package, and not with those of a project that would collect nothing."""
    project = case.copy_with_package(tmp_path / "project")
    above = project / "pyproject.toml"
    text = above.read_text(encoding="utf-8")
    above.write_text(f'{text}\n[tool.pytest.ini_options]\naddopts = "--no-such-option"\n')
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", folder=project / "dagster")
    assert "3 passed" in done.stdout


def test_every_module_is_valid_python(case: Case) -> None:
    for path, data in files_below(case.expected).items():
        if path.endswith(".py"):
            ast.parse(data, filename=path)


def test_no_secret_is_in_the_package(case: Case) -> None:
    for path, data in files_below(case.expected).items():
        assert CANARY not in data, path


def test_the_pinned_versions_can_run_every_case() -> None:
    """Only older versions of Kedro and Dagster skip cases."""
    assert {case.name: case.lacking for case in CASES if case.lacking} == {}
