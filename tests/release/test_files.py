"""The files that a release is made with agree with `pyproject.toml` and with each other."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest
import yaml
from jinja2 import Environment
from packaging.requirements import Requirement

from ..support.cases import ROOT
from ..support.sources import STANDARD_MODULES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = PYPROJECT["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def _read(path: Any) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_version_is_what_is_installed() -> None:
    assert version("kedro-to-dagster") == DECLARED["version"]


def test_what_the_tool_imports_is_declared() -> None:
    """What comes with a library that it needs too: that library may stop needing it."""
    modules = {"pyyaml": "yaml"}
    names = {Requirement(text).name for text in DECLARED["dependencies"]}
    declared = {modules.get(name, name) for name in names}
    own = {"kedro_to_dagster", "kedro_to_dagster_runtime"}
    # They read tags of their own where they are installed.
    optional = {"dagster_k8s", "dagster_ray"}
    found = {
        module.partition(".")[0]
        for file in (ROOT / "transpiler").rglob("*.py")
        for module in _imported(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found - STANDARD_MODULES - own - optional <= declared


def _imported(tree: ast.Module) -> Iterator[str]:
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.level == 0:
            yield str(statement.module)


def test_the_changelog_can_be_read_as_notes_of_releases() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert all(re.match(r"\[(Unreleased|\d+\.\d+\.\d+)\]", heading) for heading in headings)


def test_the_recipe_is_that_of_this_version() -> None:
    template = Environment().from_string((ROOT / "recipe/meta.yaml").read_text(encoding="utf-8"))
    recipe = yaml.safe_load(template.render(PYTHON="python", python_min="3.10"))
    assert recipe["package"] == {"name": DECLARED["name"], "version": DECLARED["version"]}
    about = recipe["about"]
    assert (about["summary"], about["license"]) == (DECLARED["description"], DECLARED["license"])
    ((command, target),) = DECLARED["scripts"].items()
    assert recipe["build"]["entry_points"] == [f"{command} = {target}"]
    python, *run = recipe["requirements"]["run"]
    assert python == f"python {DECLARED['requires-python']}"
    assert [_conda(requirement) for requirement in DECLARED["dependencies"]] == run
    (backend,) = PYPROJECT["build-system"]["requires"]
    assert _conda(backend) in recipe["requirements"]["host"]


def _conda(text: str) -> str:
    """A requirement in the form of conda, which has no markers."""
    requirement = Requirement(text)
    return f"{requirement.name} {requirement.specifier}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_more_rights_than_a_job_asks_for(path: Any) -> None:
    workflow = _read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["runs-on"] and job["steps"]
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert "${{" not in step.get("run", ""), "values reach a shell through its environment"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_is_complete(path: Any) -> None:
    form = _read(path)
    if path.name == "config.yml":
        assert form.keys() == {"blank_issues_enabled"}
        return
    assert form["name"] and form["description"]
    for field in form["body"]:
        assert field["type"] in ("markdown", "textarea", "input")
        assert field["type"] == "markdown" or field["attributes"]["label"]
