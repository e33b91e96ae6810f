"""What a package was exported with: its Kedro project, and the options that its manifest keeps."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..codes.package import NO_PACKAGE, PACKAGE_OF_ANOTHER_PROJECT, PARAMS_NOT_GIVEN
from ..manifest import read_manifest
from ..options import Options, options_from, package_of

# The classes of the runtime that know a Kedro project.
_PROJECTS = frozenset({"CopiedProject", "KedroProject"})


def options_of(
    folder: Path, project: Path, params: tuple[tuple[str, Any], ...] = (), **overrides: Any
) -> Options:
    """The options with which the package in a folder is exported again.

    Those on the command line of its export are kept in its manifest; the others stand in the project's
    `pyproject.toml`. Of runtime parameters only the names are kept.

    Raises:
        UsageError: If the folder holds no package, or that of another project; if the values of runtime
            parameters are not given.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise NO_PACKAGE(folder=folder)
    kept_options = dict(manifest.options)
    _refuse_other_project(folder, project, str(kept_options.get("package") or ""))
    options = options_from(kept_options, project, params, **overrides)
    _refuse_unknown_values(kept_options, options)
    return options


def _refuse_unknown_values(kept_options: Mapping[str, object], options: Options) -> None:
    known = {name for name, _ in options.params}
    names = kept_options.get("params")
    unknown = [
        str(name) for name in (names if isinstance(names, list) else ()) if name not in known
    ]
    if unknown:
        raise PARAMS_NOT_GIVEN(names=", ".join(unknown))


def _refuse_other_project(folder: Path, project: Path, package: str) -> None:
    """Refuse a package that says of itself that it is of another project."""
    own = package_of(project)
    files = [folder / "src" / (package or f"{own}_dagster") / "project.py"]
    if not files[0].is_file():
        files = sorted(folder.glob("src/*/project.py"))
    names = {name for file in files for name in _kedro_packages(file)}
    if names and own not in names:
        raise PACKAGE_OF_ANOTHER_PROJECT(folder=folder, name=min(names), project=project, own=own)


def _kedro_packages(file: Path) -> Iterator[str]:
    """The name of the Kedro package that a generated `project.py` names."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, SyntaxError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for keyword in node.keywords:
                is_name = keyword.arg == "package_name" and node.func.id in _PROJECTS
                if is_name and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)
