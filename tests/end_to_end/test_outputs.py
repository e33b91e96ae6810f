"""A function that returns other outputs than its node declares fails, as with Kedro."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.cases import export, run
from ..support.projects import write_project

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"


@pytest.mark.parametrize(
    ("outputs", "returned", "told"),
    [
        ('{"x": "a", "y": "b"}', '{"x": text}', "the function returned 'x'"),
        ('{"x": "a", "y": "b"}', '{"x": text, "y": text, "z": text}', "'x', 'y', 'z'"),
        ('{"x": "a"}', "[text]", "the function returned a list, not a dictionary"),
        ('["a", "b"]', "[text]", "1"),
        ('["a", "b"]', "[text, text, text]", "3"),
    ],
)
def test_other_outputs_than_the_node_declares_fail(
    tmp_path: Path, outputs: str, returned: str, told: str
) -> None:
    project = write_project(
        tmp_path / "project",
        nodes=f"def part(text):\n    return {returned}\n",
        pipelines=f'"__default__": pipeline([node(part, "text", {outputs}, name="part")])',
    )
    assert run("-m", "kedro", "run", folder=project, check=False).returncode != 0
    export(project, project / "dagster")
    failed = run(RUN_PACKAGE, "job", "tiny_project_dagster", folder=project, check=False)
    assert failed.returncode != 0
    assert told in failed.stderr
