"""The layers of the tool: which package may import which, counting imports for types alone."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import kedro_to_dagster
import pytest

from ..support.cases import ROOT as PROJECT
from ..support.sources import RUNTIME, STANDARD_MODULES, TRANSPILER, lines, nodes, sources

ROOT = TRANSPILER
NAME = kedro_to_dagster.__name__
# What each stage and model may import of the tool, and of libraries beside Python's own.
ALLOWED = {
    "kedro_model": (set(), set()),
    "dagster_model": ({"kedro_model"}, set()),
    "translation": ({"kedro_model"}, set()),
    "codes": ({"errors"}, set()),
    "inspect": (
        {
            *(
                "codes",
                "kedro_model",
                "dagster_rules",
                "diagnostics",
                "errors",
                "files",
                "manifest",
                "group_by",
                "literals",
                "options",
            ),
            *("paths", "translation"),
        },
        {
            *("dagster", "kedro", "kedro_datasets", "kedro_to_dagster_runtime"),
            *("libcst", "omegaconf", "pydantic", "tomli", "yaml"),
            # Where they are installed, they read the tags that are theirs.
            *("dagster_k8s", "dagster_ray"),
        },
    ),
    "lower": (
        {
            *("codes", "kedro_model", "dagster_model", "dagster_rules", "diagnostics", "errors"),
            *("literals", "options", "paths", "translation"),
        },
        set(),
    ),
    "emit": ({"kedro_model", "dagster_model", "files"}, {"black", "libcst"}),
    "merge": (
        {"codes", "errors", "files", "manifest", "meaning", "options", "write"},
        {"black", "libcst"},
    ),
    "write": (
        {"codes", "errors", "files", "manifest", "meaning", "options"},
        {"tomli", "tomlkit"},
    ),
}
FILES = sources(TRANSPILER)
# The folders that packages stand in.
HOLDERS = {file.parent.parent for file in FILES}


def _module(file: Path) -> str:
    parts = (NAME, *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module(file): file for file in FILES}


def _imports(file: Path) -> Iterator[str]:
    """Everything that a module imports, wherever the import stands."""
    module = _module(file).split(".")
    package = module if file.name == "__init__.py" else module[:-1]
    for line in nodes(file):
        if isinstance(line, ast.Import):
            yield from (alias.name for alias in line.names)
        elif isinstance(line, ast.ImportFrom):
            above = package[: len(package) - line.level + 1] if line.level else []
            source = ".".join([*above, *([line.module] if line.module else [])])
            for alias in line.names:
                inner = f"{source}.{alias.name}"
                yield inner if inner in MODULES else source


@cache
def _package(module: str) -> str:
    """The folder of a module; the module itself if there are packages beside it."""
    folder = MODULES[module].parent
    return module if folder in HOLDERS else _module(folder / "__init__.py")


@pytest.mark.parametrize("stage", ALLOWED)
def test_a_stage_imports_nothing_but_what_it_builds_on(stage: str) -> None:
    own, libraries = ALLOWED[stage]
    for file in (ROOT / stage).rglob("*.py"):
        for imported in _imports(file):
            top, *rest = imported.split(".")
            if top == NAME:
                assert rest[0] in {stage, *own}, f"{file} imports {imported}"
            else:
                assert top in STANDARD_MODULES | libraries, f"{file} imports {imported}"


def test_no_packages_import_each_other() -> None:
    graph: defaultdict[str, set[str]] = defaultdict(set)
    for module, file in MODULES.items():
        for imported in _imports(file):
            if imported in MODULES and _package(imported) != _package(module):
                graph[_package(module)].add(_package(imported))
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])), pytrace=False)


def test_emit_chooses_no_executor() -> None:
    for file in (ROOT / "emit").rglob("*.py"):
        assert "in_process" not in file.read_text(encoding="utf-8"), file


def test_no_two_classes_of_the_models_have_one_name() -> None:
    names = Counter(
        line.name
        for folder in ("kedro_model", "dagster_model")
        for file in (ROOT / folder).glob("*.py")
        for line in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(line, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_is_over_350_lines() -> None:
    lengths = {path: len(lines(path)) for path in (*FILES, *sources(RUNTIME))}
    assert {path: length for path, length in lengths.items() if length > 350} == {}


def test_no_function_is_over_60_lines() -> None:
    lengths = {
        f"{path.name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in (*FILES, *sources(RUNTIME))
        for node in nodes(path)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert {function: length for function, length in lengths.items() if length > 60} == {}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/explanation/design.md"])
def test_what_the_pages_for_contributors_name_exists(page: str) -> None:
    stages = "|".join(ALLOWED)
    named = re.findall(rf"`((?:{stages})/[\w/]*(?:\.py)?)`", (PROJECT / page).read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_is_used_of_dagster_is_there() -> None:
    """Dagster's module has a `__getattr__`, so that a wrong name has every type for mypy."""
    import dagster as dg

    used = {
        node.attr
        for path in sources(RUNTIME)
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "dg"
    }
    assert used
    assert not {name for name in used if not hasattr(dg, name)}
