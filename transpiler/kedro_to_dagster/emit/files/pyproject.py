"""`pyproject.toml`: what the package needs, and what `dg`, uv, ruff, mypy and pyright are told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from ...dagster_model.copies import Copies
from ...dagster_model.package import Package
from ...dagster_model.pyproject import Dependencies

# What an instance with a database needs in the image; uv locks it with all the rest.
DOCKER_GROUP = "docker"
_GROUPS = {
    "dev": ("dagster-dg-cli", "dagster-webserver", "pytest"),
    # Versions of years ago ask for any Dagster, and cannot be imported with it.
    DOCKER_GROUP: ("dagster-postgres>=0.27",),
}


def emit_pyproject(package: Package) -> str:
    """The text of the file."""
    return "\n\n".join(_tables(package)) + "\n"


def _tables(package: Package) -> Iterator[str]:
    dependencies = package.dependencies
    yield '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"'
    yield f"""\
[project]
name = "{package.distribution}"
version = "0.1.0"
description = {_text(f"The Kedro project {package.kedro_package} as a Dagster package.")}
requires-python = ">=3.10"
dependencies = {_requirements(dependencies)}"""
    groups = [name for name in _GROUPS if name != DOCKER_GROUP or package.has_dockerfile]
    yield "\n".join(
        ["[dependency-groups]", *(f"{name} = {_list(_GROUPS[name])}" for name in groups)]
    )
    yield from _building(package)
    if dependencies.kedro_project is not None:
        yield f"""\
# The Kedro project, relative to this folder.
[tool.uv.sources]
{_key(dependencies.kedro_project)} = {{ path = "..", editable = true }}"""
    yield f"""\
[tool.dg]
directory_type = "project"

[tool.dg.project]
root_module = "{package.name}"
code_location_target_module = "{package.name}.definitions\""""
    yield from _types(package)
    yield """\
# Otherwise pytest takes the settings of the Kedro project in the parent folder.
[tool.pytest.ini_options]
pythonpath = ["src"]
testpaths = ["tests"]"""
    yield from _style(package)
    lines = [
        "[tool.ruff.lint.per-file-ignores]",
        "# Pydantic copies the default value of a field.",
        f'"src/{package.name}/*.py" = ["RUF012"]',
    ]
    if package.vendors_runtime:
        lines += [
            "# An error in a log message or a preview must not fail the run.",
            f'"src/{package.name}/runtime/*.py" = ["BLE001", "LOG001", "S110"]',
        ]
    yield "\n".join(lines)


def _types(package: Package) -> Iterator[str]:
    """What mypy and pyright are told; tables of one name follow each other, as older parsers need it."""
    untyped = package.dependencies.untyped
    if untyped:
        yield f"""\
# These packages may have no type hints.
[[tool.mypy.overrides]]
module = {_list(f"{module}.*" for module in untyped)}
ignore_missing_imports = true"""
    if package.copies is None:
        yield f"""\
# Where pyright finds the Kedro project if it is not installed.
[tool.pyright]
extraPaths = ["src", {_text(f"../{package.source_dir}")}]"""
        return
    yield f"""\
# The copied modules of the Kedro project may have type errors.
[[tool.mypy.overrides]]
module = {_list([f"{package.name}.{package.copies.folder}.*"])}
ignore_errors = true"""
    yield f"[tool.pyright]\nignore = {_list([_folder_of_copies(package.name, package.copies)])}"


def _style(package: Package) -> Iterator[str]:
    """What formatters and ruff are told of the source."""
    if package.copies is None:
        yield '[tool.ruff]\nsrc = ["src"]'
        return
    folder = _folder_of_copies(package.name, package.copies)
    yield f"""\
# The copied modules of the Kedro project keep their own style.
[tool.black]
extend-exclude = "^/{folder}/\""""
    yield f'[tool.ruff]\nsrc = ["src"]\nextend-exclude = {_list([folder])}'


def _folder_of_copies(package: str, copies: Copies) -> str:
    return f"src/{package}/{copies.folder}"


def _building(package: Package) -> Iterator[str]:
    if any(" @ " in requirement for requirement in package.dependencies.requirements):
        yield "[tool.hatch.metadata]\nallow-direct-references = true"
    yield f'[tool.hatch.build.targets.wheel]\npackages = ["src/{package.name}"]'
    yield f"""\
# Dagster also reads [tool.dg] from the installed package.
[tool.hatch.build.targets.wheel.force-include]
"pyproject.toml" = "{package.name}/pyproject.toml\""""


def _requirements(dependencies: Dependencies) -> str:
    """The list, with a line between the versions of Dagster and Kedro and what branches add and remove."""
    frameworks, libraries = _lines(dependencies.frameworks), _lines(dependencies.libraries)
    between = "    # For the datasets, hooks and executors of the Kedro project.\n"
    return f"[\n{frameworks}{between if frameworks and libraries else ''}{libraries}]"


def _list(items: Iterable[str]) -> str:
    return f"[\n{_lines(items)}]"


def _lines(items: Iterable[str]) -> str:
    return "".join(f"    {_text(item)},\n" for item in items)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else _text(name)


def _text(text: str) -> str:
    """A basic string of TOML, which has the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False)
