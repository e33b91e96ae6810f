"""The executors of a package: Kedro's order, an end at the first failure, a check before the first step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro.io import DatasetError
from kedro_to_dagster_runtime.checked_runs import checked
from kedro_to_dagster_runtime.io_managers import KedroDatasetIOManager
from kedro_to_dagster_runtime.sequential import in_sequence

ran: list[str] = []


def _op(name: str, node: str, *, fails: bool = False, **tags: str) -> dg.OpDefinition:
    @dg.op(name=name, tags={"kedro/node": node, **tags}, ins={"after": dg.In(dg.Nothing)})
    def run() -> None:
        ran.append(name)
        if fails:
            raise ValueError(name)

    return run


first = _op("first", "z")
fails = _op("fails", "m", fails=True)
upper = _op("upper", "a")
later = _op("later", "aa")
urgent = _op("urgent", "zz", **{"dagster/priority": "1"})


def _graph(*ops: Any) -> None:
    """The first op has one that comes after it: a level of its own."""
    done = [op() for op in ops]
    later(done[0])


@dg.job(executor_def=in_sequence(dg.in_process_executor))
def in_order() -> None:
    _graph(first, upper)


@dg.job(executor_def=in_sequence(dg.in_process_executor))
def with_priority() -> None:
    _graph(first, urgent, upper)


@dg.job(executor_def=in_sequence(dg.in_process_executor))
def with_failure() -> None:
    _graph(first, fails, upper)


@dg.failure_hook
def told(context: dg.HookContext) -> None:
    ran.append(f"told of {context.op.name}")


@dg.success_hook
def passed(context: dg.HookContext) -> None:
    ran.append(f"passed {context.op.name}")


@dg.job(executor_def=in_sequence(dg.in_process_executor), hooks={told, passed})
def with_hooks() -> None:
    _graph(first, fails, upper)


@pytest.mark.parametrize(
    ("job", "order"),
    [
        # `later` is called like the first of all, and stands a level below.
        (in_order, ["upper", "first", "later"]),
        (with_priority, ["urgent", "upper", "first", "later"]),
        (with_failure, ["upper", "fails"]),
        (with_hooks, ["upper", "passed upper", "fails", "told of fails"]),
    ],
    ids=lambda found: getattr(found, "name", ""),
)
def test_steps_run_in_the_order_of_kedro_until_one_fails(
    job: dg.JobDefinition, order: list[str]
) -> None:
    ran.clear()
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.execute_job(dg.reconstructable(globals()[job.name]), instance)
    assert ran == order
    assert result.success == ("fails" not in order)


class FaultyIOManager(KedroDatasetIOManager):
    def create_dataset(self, version):  # type: ignore[no-untyped-def]
        raise RuntimeError("no such shelf")


class _Other(dg.ConfigurableResource[Any]):
    """A resource of the user's own, which is set up where it is used."""

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        ran.append("other")


RESOURCES = {
    "faulty": FaultyIOManager(dataset_name="shelf"),
    "unused": FaultyIOManager(dataset_name="cellar"),
    "other": _Other(),
}
several = checked(dg.in_process_executor, RESOURCES)


@dg.op(out=dg.Out(io_manager_key="faulty"))
def put(other: _Other) -> int:
    ran.append("put")
    return 1


@dg.job(executor_def=several, resource_defs=RESOURCES)
def with_fault() -> None:
    put()


@dg.job(executor_def=several, resource_defs=RESOURCES)
def without_fault() -> None:
    upper()


def test_a_dataset_that_cannot_be_made_stops_the_run_ahead_of_its_steps(tmp_path: Path) -> None:
    ran.clear()
    with dg.DagsterInstance.ephemeral(str(tmp_path)) as instance:
        result = dg.execute_job(dg.reconstructable(with_fault), instance)
    assert not result.success
    assert ran == []
    (failure,) = [event for event in result.all_events if event.is_job_failure]
    error: Any = failure.job_failure_data.error
    assert DatasetError.__name__ in str(error)
    assert "'shelf'" in str(error)


def test_a_dataset_that_the_run_has_not_is_not_made() -> None:
    ran.clear()
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.execute_job(dg.reconstructable(without_fault), instance)
    assert result.success
    assert ran == ["upper"]


class _FaultyParameters(dg.ConfigurableResource[Any]):
    """Parameters of which Kedro would refuse one."""

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        raise ValueError("no such depth")


@dg.op(required_resource_keys={"shelf", "parameters", "other"})
def look() -> None:
    ran.append("look")


# Each step has a process of its own, which sets up what it needs: nothing is wrong there.
_OF_STEPS = {
    "shelf": dg.ResourceDefinition.none_resource(),
    "parameters": dg.ResourceDefinition.none_resource(),
    "other": dg.ResourceDefinition.none_resource(),
}
_CHECKED = {
    "dataset": {"shelf": FaultyIOManager(dataset_name="shelf"), "parameters": _Other()},
    "parameters": {"parameters": _FaultyParameters(), "other": _Other()},
    "other": {"other": _FaultyParameters(), "parameters": _Other()},
}


@dg.job(executor_def=checked(dg.in_process_executor, _CHECKED["dataset"]), resource_defs=_OF_STEPS)
def looking_at_dataset() -> None:
    look()


@dg.job(
    executor_def=checked(dg.in_process_executor, _CHECKED["parameters"]), resource_defs=_OF_STEPS
)
def looking_at_parameters() -> None:
    look()


@dg.job(executor_def=checked(dg.in_process_executor, _CHECKED["other"]), resource_defs=_OF_STEPS)
def looking_at_other() -> None:
    look()


@pytest.mark.parametrize(
    ("job", "order", "said"),
    [
        (looking_at_dataset, [], "'shelf'"),
        (looking_at_parameters, [], "no such depth"),
        # Another resource is left to the step that uses it.
        (looking_at_other, ["other", "look"], None),
    ],
    ids=lambda found: getattr(found, "name", ""),
)
def test_datasets_and_parameters_are_checked_before_the_first_process(
    job: dg.JobDefinition, order: list[str], said: str | None
) -> None:
    ran.clear()
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.execute_job(dg.reconstructable(globals()[job.name]), instance)
    # Before a faulty dataset, the parameters may be set up: nothing is wrong with them.
    assert [name for name in ran if name != "other" or not said] == order
    failures = [event for event in result.all_events if event.is_job_failure]
    assert [said in str(event.job_failure_data.error) for event in failures if said] == (
        [True] if said else []
    )
    assert result.success is (said is None)
