"""Assets and jobs get the I/O managers that they use; what Dagster shows of resources stays as it is."""

from __future__ import annotations

from typing import Any

import dagster as dg
import pytest
from dagster._core.remote_representation.external_data import RepositorySnap
from kedro_to_dagster_runtime.binding import bind_resources


class Storage(dg.ConfigurableResource[Any]):
    """What an I/O manager uses."""

    root: str = "data"


class Manager(dg.ConfigurableIOManager):
    """An I/O manager that counts in memory."""

    storage: Storage
    step: int = 1

    def load_input(self, context: dg.InputContext) -> int:
        return self.step

    def handle_output(self, context: dg.OutputContext, obj: int) -> None:
        context.add_output_metadata({"saved": obj})


def _definitions() -> dg.Definitions:
    """Four datasets, of which each job uses two."""

    @dg.asset(io_manager_key="a_manager")
    def a() -> int:
        return 1

    @dg.asset(io_manager_key="b_manager")
    def b(a: int) -> int:
        return a + 1

    @dg.asset(io_manager_key="c_manager")
    def c() -> int:
        return 1

    @dg.op(out=dg.Out(io_manager_key="c_manager"))
    def make() -> int:
        return 1

    @dg.job
    def explicit() -> None:
        make()

    job = dg.define_asset_job("job", selection=dg.AssetSelection.assets(b))
    storage = Storage()
    return dg.Definitions(
        assets=[a, b, c],
        jobs=[job, explicit],
        schedules=[dg.ScheduleDefinition(job=job, cron_schedule="@daily")],
        resources={
            "storage": storage,
            **{f"{name}_manager": Manager(storage=storage) for name in "abcd"},
        },
    )


def _schema(defs: dg.Definitions, job: str) -> set[str]:
    fields: Any = defs.resolve_job_def(job).run_config_schema.run_config_schema_type
    return set(fields.fields["resources"].config_type.fields) - {"io_manager"}


def test_each_job_has_the_io_managers_that_it_uses_and_all_other_resources() -> None:
    everything = {"storage", "a_manager", "b_manager", "c_manager", "d_manager"}
    assert _schema(_definitions(), "job") == everything
    bound = bind_resources(_definitions())
    assert _schema(bound, "job") == {"storage", "a_manager", "b_manager"}
    assert _schema(bound, "explicit") == {"storage", "c_manager"}
    # Any assets can be chosen in the UI.
    assert _schema(bound, "__ASSET_JOB") == everything


def test_the_pages_of_resources_and_of_assets_stay_as_they_are() -> None:
    def shown(defs: dg.Definitions) -> Any:
        snap = RepositorySnap.from_def(defs.get_repository_def())
        return snap.resources, snap.asset_nodes, snap.schedules

    assert shown(bind_resources(_definitions())) == shown(_definitions())


def test_the_jobs_run_and_take_configuration() -> None:
    defs = bind_resources(_definitions())
    assert defs.resolve_job_def("explicit").execute_in_process().success
    config = {"resources": {"a_manager": {"config": {"step": 4}}}}
    result = defs.resolve_job_def("job").execute_in_process(run_config=config)
    assert result.output_for_node("b") == 5


def test_a_resource_that_is_missing_is_named() -> None:
    @dg.asset(io_manager_key="lost_manager")
    def lost() -> int:
        return 1

    with pytest.raises(dg.DagsterInvalidDefinitionError, match="lost_manager"):
        bind_resources(dg.Definitions(assets=[lost])).get_repository_def()


def test_inputs_are_loaded_in_the_order_of_the_arguments_by_assets_and_by_ops() -> None:
    loaded: list[str] = []

    class Noting(dg.IOManager):
        def load_input(self, context: dg.InputContext) -> None:
            loaded.append(context.name)

        def handle_output(self, context: dg.OutputContext, obj: object) -> None:
            """Nothing is kept."""

    names = ("a", "b", "c")
    specs = [dg.AssetSpec(name).with_io_manager_key("io_manager") for name in names]

    @dg.asset
    def made(c: Any, a: Any, b: Any) -> None:
        """Read three datasets."""

    @dg.op
    def write(b: Any, c: Any, a: Any) -> None:
        """Read them in another order."""

    @dg.job
    def explicit() -> None:
        write(*(specs[names.index(name)] for name in ("b", "c", "a")))

    resources = {"io_manager": Noting()}
    bound = bind_resources(dg.Definitions([*specs, made], jobs=[explicit], resources=resources))
    for job in ("__ASSET_JOB", "explicit"):
        assert bound.resolve_job_def(job).execute_in_process().success
    assert "".join(loaded) == "cabbca"
