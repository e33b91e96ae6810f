"""Datasets in memory that pass from one machine to another in an object storage."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..support.cases import export, files_below, run
from ..support.clusters import surroundings
from ..support.object_storage import BUCKET, object_storage
from ..support.projects import write_project

_PYPROJECT = f"""
[tool.kedro]
package_name = "tiny_project"
project_name = "tiny_project"
kedro_init_version = "1.0.0"
source_dir = "src"

[tool.kedro-to-dagster]
memory-storage = "s3://{BUCKET}/memory"
"""
_PIPELINE = """
"__default__": pipeline([
    node(double, "text", "doubled", name="double"),
    node(double, "doubled", "a.b", name="again"),
    node(double, "a.b", "told", name="tell"),
])
"""
_CATALOG = f"""
text: {{type: text.TextDataset, filepath: data/text.txt}}
told: {{type: text.TextDataset, filepath: "s3://{BUCKET}/told.txt"}}
"""


def test_machines_that_share_no_folder_pass_data_on_in_an_object_storage(tmp_path: Path) -> None:
    one = write_project(
        tmp_path / "one",
        pipelines=_PIPELINE,
        catalog=_CATALOG,
        files={"pyproject.toml": _PYPROJECT},
    )
    export(one, one / "dagster")
    assert '"s3fs",' in (one / "dagster/pyproject.toml").read_text()
    other = tmp_path / "other"
    shutil.copytree(one, other)
    (other / "data/text.txt").unlink()
    with object_storage() as storage:
        for machine, assets in ((one, "doubled,a/b"), (other, "told")):
            home = tmp_path / f"home_of_{machine.name}"
            variables = {**surroundings(machine, home), **storage.variables}
            run(
                "-m", "dagster", "asset", "materialize", "-m", "tiny_project_dagster.definitions",
                "--select", assets, folder=machine, **variables,
            )  # fmt: skip
            # Nothing of it is on the machine.
            assert not any("doubled" in path for path in files_below(home))
        found = storage.objects()
    assert sorted(found) == [
        "memory/tiny_project/a/b.pickle", "memory/tiny_project/doubled.pickle", "told.txt"
    ]  # fmt: skip
    assert found["told.txt"] == b"ha" * 8
