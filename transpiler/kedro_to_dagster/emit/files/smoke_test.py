"""`tests/test_definitions.py`: the package's first test, before its owner writes others."""

from __future__ import annotations

from ...dagster_model.package import Package

SMOKE_TEST = "tests/test_definitions.py"
_WIDTH = 88


def emit_smoke_test(package: Package) -> str:
    """The text of the module, which is written once.

    It asks the definitions and names nothing of the project, so that no later export makes it wrong.
    """
    tests = [_head(package.name), _IO_MANAGERS]
    if package.all_jobs:
        tests.insert(1, _JOBS)
    return "\n\n".join(tests)


def _head(name: str) -> str:
    imported = f"from {name}.definitions import defs"
    if len(imported) > _WIDTH:
        imported = f"from {name}.definitions import (\n    defs,\n)"
    return f'''\
"""The first test: Dagster can load the package. This file is yours."""

import dagster as dg
import pytest

{imported}


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return defs()


def test_the_definitions_load(definitions: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(definitions)
'''


_JOBS = """\
def test_each_job_has_steps(definitions: dg.Definitions) -> None:
    assert definitions.jobs
    for job in definitions.jobs:
        assert definitions.resolve_job_def(job.name).nodes, job.name
"""
_IO_MANAGERS = """\
def test_each_asset_has_an_io_manager(definitions: dg.Definitions) -> None:
    for asset in definitions.resolve_asset_graph().assets_defs:
        for key in asset.keys:
            manager = asset.resource_defs[asset.get_io_manager_key_for_asset_key(key)]
            assert isinstance(manager, dg.IOManagerDefinition), key
"""
