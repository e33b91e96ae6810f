"""Names that generated modules bind: each is in the table that keeps the project's names away from it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from kedro_to_dagster.lower.names import bound
from kedro_to_dagster.lower.runs import executors

from ..support.cases import CASES, Case

# Each kind of module of the package: the names that nothing of the project may have there.
TABLES = {
    "assets/*.py": bound.ASSETS,
    "ops/*.py": bound.ASSETS,
    "jobs/*.py": bound.JOBS,
    "definitions.py": bound.DEFINITIONS,
    "assets/checks.py": bound.CHECKS,
    "executors.py": executors.BOUND,
    "loggers.py": bound.LOGGERS,
    "parameters.py": bound.PARAMETERS,
    "partitions.py": bound.PARTITIONS,
    "schedules.py": bound.SCHEDULES,
    "sensors.py": bound.SENSORS,
    "environments/__init__.py": bound.ENVIRONMENTS,
}


def _imported(path: Path) -> Iterator[str]:
    """What a module imports at its top, but for modules that are called after pipelines, and jobs."""
    for line in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(line, (ast.Import, ast.ImportFrom)):
            for name in line.names:
                if isinstance(line, ast.Import) and name.asname is None:
                    continue  # It binds a package, whose name is kept free wherever that can be.
                if not _is_named_after_pipeline(line, name.name):
                    yield name.asname or name.name


def _is_named_after_pipeline(line: ast.Import | ast.ImportFrom, name: str) -> bool:
    if not isinstance(line, ast.ImportFrom) or line.module is None:
        return False
    is_job = line.module.startswith("jobs.")
    return is_job or (line.module in ("assets", "ops") and name != "external")


def _unknown(package: Path) -> dict[str, set[str]]:
    found = {
        f"{path.relative_to(package)}": set(_imported(path)) - table
        for pattern, table in TABLES.items()
        for path in sorted(package.glob(pattern))
        if path.name != "checks.py" or pattern == "assets/checks.py"
    }
    return {path: names for path, names in found.items() if names}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_name_that_a_generated_module_imports_is_in_its_table(case: Case) -> None:
    package = case.expected / "src" / case.package
    assert list(package.glob("definitions.py"))
    assert _unknown(package) == {}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_module_defines_nothing_under_a_name_that_it_imports(case: Case) -> None:
    package = case.expected / "src" / case.package
    for pattern in TABLES:
        for path in package.glob(pattern):
            lines = ast.parse(path.read_text(encoding="utf-8")).body
            defined = {line.name for line in lines if isinstance(line, ast.FunctionDef)}
            defined |= {
                target.id
                for line in lines
                if isinstance(line, ast.Assign)
                for target in line.targets
                if isinstance(target, ast.Name)
            }
            modules = {
                name.asname or name.name
                for line in lines
                if isinstance(line, ast.ImportFrom)
                for name in line.names
            }
            assert not defined & modules, path
