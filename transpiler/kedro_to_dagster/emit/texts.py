"""The files of the package that are not Python: README, pyproject.toml, .env.example, .gitignore."""

from __future__ import annotations

import json
import re

from ..model.dagster import Package

_MERMAID_KEYWORDS = frozenset(
    {"class", "classdef", "click", "default", "direction", "end", "flowchart", "graph", "href"}
    | {"interpolate", "linkstyle", "style", "subgraph"}
)


def emit_readme(package: Package) -> str:
    """The README: what the package is, how to run it, what became of what."""
    sections = [
        f"# {package.distribution}",
        f"The Kedro project `{package.kedro_package}` as a Dagster package, exported with "
        "`kedro-to-dagster`. Change the Kedro project and export again rather than editing these "
        "files; an export refuses to overwrite files that were edited.",
        _running(package),
        _lineage(package),
        _jobs(package),
        _reported(package),
    ]
    return "\n\n".join(each for each in sections if each) + "\n"


def _running(package: Package) -> str:
    lines = [
        "## Run it",
        "In an environment that has the Kedro project's own requirements:",
        "```console\npip install -e . dagster-webserver\ndagster dev\n```",
        "`dg dev` works as well. The Kedro project is found in the folders above this one; elsewhere, "
        "name its folder in `KEDRO_PROJECT_PATH`.",
    ]
    if package.environments:
        others = ", ".join(f"`{each.name}`" for each in package.environments)
        lines.append(
            f"The package is of the Kedro environment `{package.environment}`, unless `KEDRO_ENV` names "
            f"{others}."
        )
    if package.credentials:
        names = ", ".join(f"`{each.name}`" for each in package.credentials)
        lines.append(
            f"The credentials {names} come from the environment (see `.env.example`) or from the "
            "Kedro project's `credentials.yml`."
        )
    return "\n\n".join(lines)


def _lineage(package: Package) -> str:
    if not package.lineage:
        return ""
    lines = ["## Lineage", "", "```mermaid", "graph LR"]
    for each in package.lineage_names:
        lines.append(f"    {_mermaid_id(each.variable)}[{_mermaid_label(each.dataset)}]")
    variables = {each.dataset: each.variable for each in package.lineage_names}
    for edge in package.lineage:
        source, target = variables[edge.source], variables[edge.target]
        lines.append(f"    {_mermaid_id(source)} --> {_mermaid_id(target)}")
    return "\n".join([*lines, "```"])


def _mermaid_id(variable: str) -> str:
    return f"{variable}_" if variable.lower() in _MERMAID_KEYWORDS else variable


def _mermaid_label(name: str) -> str:
    """A quoted label; Mermaid escapes by character number."""
    text = re.sub(r"[^\w .,@/-]", lambda match: f"#{ord(match.group())};", name)
    return f'"{text}"'


def _jobs(package: Package) -> str:
    if not package.all_jobs:
        return ""
    lines = ["## Jobs", "", "| Kedro pipeline | job |", "| --- | --- |"]
    if package.schedules:
        lines[2:] = ["| Kedro pipeline | job | schedule |", "| --- | --- | --- |"]
    for each in package.all_jobs:
        line = f"| `{_cell(each.pipeline)}` | `{each.name}` |"
        if package.schedules:
            crons = [
                f"`{cron}`"
                for schedule in package.schedules
                if schedule.job_variable == each.variable
                for cron in schedule.cron_schedules
            ]
            line += f" {', '.join(crons)} |"
        lines.append(line)
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _reported(package: Package) -> str:
    if not package.reported:
        return ""
    lines = ["## What the export reported", ""]
    return "\n".join([*lines, *(f"- {' '.join(each.split())}" for each in package.reported)])


def emit_pyproject(package: Package) -> str:
    """The package's own pyproject.toml, which `dg` and `dagster dev` read too."""
    dependencies = [f'"dagster>={package.dagster_version},<2"', '"kedro>=1.0,<2"']
    libraries = {each.library for each in package.executors if each.library is not None}
    dependencies += [f'"{each}"' for each in sorted(libraries)]
    if not package.vendors_runtime:
        dependencies.append('"kedro-to-dagster"')
    listed = "".join(f"    {each},\n" for each in dependencies)
    description = json.dumps(f"The Kedro project {package.kedro_package} as a Dagster package.")
    return f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{package.distribution}"
version = "0.1.0"
description = {description}
requires-python = ">=3.10"
dependencies = [
{listed}]

[tool.hatch.build.targets.wheel]
packages = ["src/{package.name}"]

[tool.dg]
directory_type = "project"

[tool.dg.project]
root_module = "{package.name}"
code_location_target_module = "{package.name}.definitions"

[tool.dagster]
module_name = "{package.name}.definitions"
"""


def emit_env_example(package: Package) -> str:
    """The names of the secrets that the package needs; never their values."""
    lines = [
        "# Copy to .env and fill in. Each variable holds one entry of Kedro's credentials as JSON.",
        "# One that is not set is looked up in the Kedro project's credentials.yml.",
    ]
    lines += [f"{each.variable}=" for each in package.credentials]
    return "\n".join(lines) + "\n"


def emit_gitignore() -> str:
    """What must not be committed with the package."""
    return ".env\n.kedro-to-dagster/\n__pycache__/\n*.egg-info/\n"
