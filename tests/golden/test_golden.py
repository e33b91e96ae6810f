"""Each golden project exports to its golden package, byte for byte, wherever and however it is run."""

from __future__ import annotations

import ast
import difflib
import shutil
from pathlib import Path

import pytest

from ..support.cases import Case, export, files_below, run

CANARY = b"canary-5f0c2e-never-in-generated-code"


@pytest.mark.updates_golden
def test_the_export_is_the_expected_package(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = case.copy_project(tmp_path / "project")
    export(project, tmp_path / "out", PYTHONHASHSEED="1")
    if request.config.getoption("--update-golden"):
        shutil.rmtree(case.expected, ignore_errors=True)
        shutil.copytree(
            tmp_path / "out", case.expected, ignore=shutil.ignore_patterns(".kedro-to-dagster")
        )
    _assert_same(tmp_path / "out", case)


def test_another_folder_and_hash_seed_give_the_same_bytes(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "elsewhere" / "a folder")
    export(project, project / "dagster", PYTHONHASHSEED="2", HOME=str(tmp_path), TZ="Asia/Tokyo")
    _assert_same(project / "dagster", case)


def _assert_same(out: Path, case: Case) -> None:
    made, expected = files_below(out), files_below(case.expected)
    differences = [
        line
        for path in sorted({*made, *expected})
        if made.get(path) != expected.get(path)
        for line in difflib.unified_diff(
            expected.get(path, b"").decode().splitlines(),
            made.get(path, b"").decode().splitlines(),
            f"golden/{case.name}/expected/{path}",
            f"exported/{path}",
            lineterm="",
        )
    ]
    if made != expected:
        shown = "\n".join(differences[:200])
        pytest.fail(
            f"The export of golden/{case.name} changed. Look at the difference; if it is right:\n"
            f"    pytest tests/golden --update-golden\n{shown}",
            pytrace=False,
        )


def test_the_code_is_clean(case: Case) -> None:
    run(
        "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "E,F,W,I,UP,B", "--ignore", "E501",
        "--target-version", "py310", "src", folder=case.expected,
    )  # fmt: skip
    run("-m", "black", "--check", "-q", "src", "--exclude", "/runtime/", folder=case.expected)


def test_every_module_is_valid_python(case: Case) -> None:
    for path, data in files_below(case.expected).items():
        if path.endswith(".py"):
            ast.parse(data, filename=path)


def test_the_package_loads(case: Case, tmp_path: Path) -> None:
    folder = case.copy_with_package(tmp_path / "project")
    run(
        Path(__file__).parents[1] / "support" / "run_package.py",
        "load",
        case.package,
        folder=folder,
    )


def test_no_secret_is_in_the_package(case: Case) -> None:
    for path, data in files_below(case.expected).items():
        assert CANARY not in data, path
