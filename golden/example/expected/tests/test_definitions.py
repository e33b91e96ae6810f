"""The first test: Dagster can load the package. This file is yours."""

import dagster as dg
import pytest

from bikeshare_dagster.definitions import defs


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return defs()


def test_the_definitions_load(definitions: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(definitions)


def test_each_job_has_steps(definitions: dg.Definitions) -> None:
    assert definitions.jobs
    for job in definitions.jobs:
        assert definitions.resolve_job_def(job.name).nodes, job.name


def test_each_asset_has_an_io_manager(definitions: dg.Definitions) -> None:
    for asset in definitions.resolve_asset_graph().assets_defs:
        for key in asset.keys:
            manager = asset.resource_defs[asset.get_io_manager_key_for_asset_key(key)]
            assert isinstance(manager, dg.IOManagerDefinition), key
