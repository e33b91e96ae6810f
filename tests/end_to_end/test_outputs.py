"""A function that returns other outputs than its node declares fails, as with Kedro."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.cases import export, run
from ..support.projects import write_project

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
# The outputs of a node, what its function returns, and what Kedro says of it.
CASES = {
    "too_few_keys": (
        '{"x": "a", "y": "b"}',
        '{"x": text}',
        "The node's output keys {'x'} do not match",
    ),
    "too_many_keys": (
        '{"x": "c", "y": "d"}',
        '{"x": text, "y": text, "z": text}',
        "do not match with the returned output's keys",
    ),
    "no_keys": ('{"x": "e"}', "[text]", "whereas the function output is <class 'list'>"),
    "too_few": ('["f", "g"]', "[text]", "The node function returned 1 output(s)"),
    "too_many": ('["h", "i"]', "[text, text, text]", "The node function returned 3 output(s)"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline for each case, with its package."""
    nodes = "".join(
        f"def {name}(text):\n    return {returned}\n\n\n"
        for name, (_, returned, _) in CASES.items()
    )
    pipelines = "".join(
        f'"part_{name}": pipeline([node({name}, "text", {outputs}, name="{name}")]),\n'
        for name, (outputs, _, _) in CASES.items()
    )
    project = write_project(
        tmp_path_factory.mktemp("outputs") / "project", nodes=nodes, pipelines=pipelines
    )
    export(project, project / "dagster")
    return project


@pytest.mark.parametrize("name", CASES)
def test_other_outputs_than_the_node_declares_fail(name: str, project: Path) -> None:
    job = f"part_{name}"
    told = CASES[name][2]
    kedro = run("-m", "kedro", "run", f"--pipelines={job}", folder=project, check=False)
    dagster = run(RUN_PACKAGE, f"job:{job}", "tiny_project_dagster", folder=project, check=False)
    for failed in (kedro, dagster):
        assert failed.returncode != 0
        assert told in " ".join((failed.stdout + failed.stderr).split())
