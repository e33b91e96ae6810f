"""What preview functions show is there for each output, however the function is reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..support.cases import CASES, run

pytestmark = pytest.mark.slow

_SCRIPT = """
import json
import sys

sys.path.insert(0, "dagster/src")
import dagster as dg
from golden_previews_dagster.definitions import defs as definitions

defs = definitions()

mode = sys.argv[1]
job = (
    defs.resolve_job_def("__default__")
    if mode == "job"
    else defs.resolve_implicit_global_asset_job_def()
)
result = job.execute_in_process(instance=dg.DagsterInstance.ephemeral())
shown = {}
for event in result.all_events:
    if event.event_type_value == "STEP_OUTPUT":
        data = event.step_output_data
        if "node_preview" in data.metadata:
            shown[data.output_name] = data.metadata["node_preview"].value
    if event.event_type_value == "ASSET_MATERIALIZATION":
        made = event.step_materialization_data.materialization
        if "node_preview" in made.metadata:
            shown[made.asset_key.path[-1]] = made.metadata["node_preview"].value
print("SHOWN" + json.dumps(shown))
"""


@pytest.mark.parametrize("mode", ["job", "assets"])
def test_every_preview_is_shown_with_the_outputs_of_its_node(mode: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "previews")
    folder = case.copy_with_package(tmp_path / "project")
    (folder / "script.py").write_text(_SCRIPT)
    printed = run("script.py", mode, folder=folder).stdout
    found = json.loads(printed.partition("SHOWN")[2])
    # The event of the step tells of a single output as `result`.
    found.pop("result", None)
    split = "```mermaid\ngraph LR\n  ranking --> winners\n  ranking --> others\n```"
    ranked = "More points first, then by the alphabet."
    poured = "One cup for each group."
    assert found == {
        "ranking": ranked,
        "winners": split,
        "others": split,
        "poured": poured,
        "announced": poured,
        "sips": "It is told: every cup is new once",
        "spoons": "a spoon a spoon",
        "spoons_again": "It is told in turn: only one may weigh",
        "llm_context": ranked,
    }
