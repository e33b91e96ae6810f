"""Runs of a package with hooks: the nodes behind steps, what `kedro run` is told, and MLflow's run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import dagster as dg
import pytest
from kedro.pipeline import Pipeline, node
from kedro_to_dagster_runtime.hooks import kedro_private, selection
from kedro_to_dagster_runtime.hooks.groups import _Group
from kedro_to_dagster_runtime.hooks.io_managers import Saved
from kedro_to_dagster_runtime.hooks.mlflow import MlflowRuns
from kedro_to_dagster_runtime.hooks.private import is_made_in_run, wired_node
from kedro_to_dagster_runtime.hooks.wiring import WiredNode
from kedro_to_dagster_runtime.project import KedroProjectError

# Nodes and selections ------------------------------------------------------------------------------------


def _same(*values: Any) -> Any:
    return values


BREW = node(_same, ["water", "params:heat"], "tea@hot", name="brew", tags="wet")
POUR = node(_same, "tea@cold", "cup", name="pour")
DRINK = node(_same, "cup", "sip", name="drink", tags="wet")
OTHER_BREW = node(_same, ["milk"], "tea@hot", name="brew")
ALONE = node(_same, None, "noise", name="ring")
REGISTERED = {
    "__default__": Pipeline([BREW, POUR, DRINK]),
    "evening": Pipeline([OTHER_BREW, POUR]),
    "bell": Pipeline([ALONE]),
}


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "pipelines", REGISTERED)
    monkeypatch.setattr(selection, "run_arguments", lambda chosen, session: dict(chosen))


def _session(job: str = "__default__", jobs: Any = None, nodes: Any = None) -> Any:
    return SimpleNamespace(
        run=SimpleNamespace(job_name=job),
        hooks=SimpleNamespace(jobs=jobs or {}),
        nodes={str(place): group for place, group in enumerate(nodes or ())},
        mixed=None,
    )


def _op(*names: str, inputs: tuple[str, ...] = (), **datasets: str) -> Any:
    """What an op is wired as: nodes, and the datasets of its arguments."""
    wired = SimpleNamespace(names=names, datasets={**{name: name for name in inputs}, **datasets})
    function = SimpleNamespace(kedro_node=wired)
    return SimpleNamespace(compute_fn=SimpleNamespace(decorated_fn=function))


@pytest.mark.usefixtures("registered")
def test_the_node_of_a_step_is_that_of_its_name_and_inputs() -> None:
    session = _session()
    assert selection.nodes_of(_op("brew", inputs=("water",)), session) == (BREW,)
    # A node of another pipeline has the same name, and other inputs.
    assert selection.nodes_of(_op("brew", inputs=("milk",)), session) == (OTHER_BREW,)
    assert selection.nodes_of(_op("pour", tea="tea@cold"), session) == (POUR,)
    assert selection.nodes_of(_op("ring"), session) == (ALONE,)


@pytest.mark.usefixtures("registered")
def test_the_nodes_of_a_group_have_the_inputs_that_none_of_them_writes() -> None:
    group = selection.nodes_of(_op("brew", "pour", inputs=("water",)), _session())
    assert group == (BREW, POUR)
    evening = selection.nodes_of(_op("brew", "pour", inputs=("milk",)), _session("evening"))
    assert evening == (OTHER_BREW, POUR)


@pytest.mark.usefixtures("registered")
def test_a_node_that_is_gone_or_has_other_inputs_is_an_error_that_names_it() -> None:
    with pytest.raises(KedroProjectError, match=r"no node 'steep'"):
        selection.nodes_of(_op("steep"), _session())
    with pytest.raises(KedroProjectError, match=r"no node 'brew', 'steep'"):
        selection.nodes_of(_op("brew", "steep"), _session())
    with pytest.raises(KedroProjectError, match=r"'brew' has other inputs"):
        selection.nodes_of(_op("brew", inputs=("wine",)), _session())


@pytest.mark.usefixtures("registered")
def test_the_pipeline_of_the_job_is_looked_at_first() -> None:
    twin = node(_same, "tea@cold", "bowl", name="pour")
    registered = {**REGISTERED, "bowls": Pipeline([twin])}
    selection.pipelines.update({"bowls": registered["bowls"]})
    try:
        op = _op("pour", tea="tea@cold")
        assert selection.nodes_of(op, _session()) == (POUR,)
        assert selection.nodes_of(op, _session("bowls")) == (twin,)
        jobs = {"nightly": {"pipeline_name": "bowls"}}
        assert selection.nodes_of(op, _session("nightly", jobs)) == (twin,)
    finally:
        del selection.pipelines["bowls"]


@pytest.mark.usefixtures("registered")
def test_a_run_of_all_nodes_of_a_pipeline_is_a_run_of_the_pipeline() -> None:
    everything = [(BREW, POUR), (DRINK,)]
    assert selection.selection_of(_session(nodes=everything)) == {"pipeline_name": "__default__"}
    bell = _session("bell", nodes=[(ALONE,)])
    assert selection.selection_of(bell) == {"pipeline_name": "bell"}


@pytest.mark.usefixtures("registered")
def test_a_run_of_some_nodes_names_them() -> None:
    some = _session(nodes=[(DRINK,), (BREW,)])
    assert selection.selection_of(some) == {
        "pipeline_name": "__default__", "node_names": ["brew", "drink"],
    }  # fmt: skip
    assert some.mixed is None


@pytest.mark.usefixtures("registered")
def test_a_job_with_filters_is_a_run_with_them() -> None:
    wet = {"wet": {"pipeline_name": "__default__", "tags": ("wet",)}}
    assert selection.selection_of(_session("wet", wet, [(BREW,), (DRINK,)])) == wet["wet"]
    # A node that they do not select is one of the pipeline.
    assert selection.selection_of(_session("wet", wet, [(POUR,)])) == {
        "pipeline_name": "__default__", "node_names": ["pour"],
    }  # fmt: skip


@pytest.mark.usefixtures("registered")
def test_nodes_of_several_pipelines_are_a_pipeline_of_their_own() -> None:
    mixed = _session(nodes=[(BREW,), (ALONE,)])
    assert selection.selection_of(mixed) == {
        "pipeline_name": "__default__", "node_names": ["brew", "ring"],
    }  # fmt: skip
    assert set(mixed.mixed.nodes) == {BREW, ALONE}


def test_kedro_s_session_is_told_what_its_command_tells_it() -> None:
    from kedro.framework.session import KedroSession

    session: Any = SimpleNamespace(kedro=KedroSession("id"), session_id="s", runtime_params={})
    plain = kedro_private.run_arguments({"pipeline_name": "__default__"}, session)
    assert plain["tags"] == () and plain["node_names"] == ()
    lists = ("from_nodes", "to_nodes", "from_inputs", "to_outputs", "namespaces")
    assert [plain[name] for name in lists] == [[]] * 5
    assert plain["only_missing_outputs"] is False and plain["load_versions"] == {}
    named = {
        "pipeline_name": "evening", "tags": ("a",), "node_names": ("n",), "from_nodes": ("f",),
        "to_nodes": ("t",), "from_inputs": ("i",), "to_outputs": ("o",), "namespaces": ("x",),
    }  # fmt: skip
    told = kedro_private.run_arguments(named, session)
    assert (told["tags"], told["node_names"]) == (("a",), ("n",))
    assert [told[name] for name in lists] == [["f"], ["t"], ["i"], ["o"], ["x"]]
    assert told.get("pipeline_names", [told.get("pipeline_name")]) == ["evening"]
    assert "run_id" not in told
    service: Any = SimpleNamespace(kedro=object(), session_id="s", runtime_params={"a": 1})
    served = kedro_private.run_arguments(named, service)
    assert (served["run_id"], served["runtime_params"]) == ("s", {"a": 1})


def test_a_node_that_calls_something_else_is_reported_as_itself() -> None:
    made = kedro_private.calling(BREW, lambda: "made")
    assert made.run({"water": 1, "params:heat": 2}) == {"tea@hot": "made"}
    assert (made.name, made._func_name, made.inputs) == (BREW.name, "_same", BREW.inputs)


# Wiring --------------------------------------------------------------------------------------------------


def test_the_arguments_of_a_body_are_datasets_unless_they_are_annotated() -> None:
    def body(context, water, a__b, milk_, parameters: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
        ...

    wired = WiredNode("brew", body, {"milk_": "milk@cold"})
    assert wired.names == ("brew",)
    assert wired.datasets == {"water": "water", "a__b": "a.b", "milk_": "milk@cold"}


def test_an_op_that_is_no_node_is_not_wired() -> None:
    @dg.op
    def plain() -> None: ...

    assert wired_node(plain) is None
    assert wired_node(_op("brew")).names == ("brew",)  # type: ignore[union-attr]


# Groups --------------------------------------------------------------------------------------------------


def _group(*outputs: str, nodes: tuple[Any, ...] = (BREW, POUR, DRINK)) -> tuple[Any, list[str]]:
    """What runs the nodes of a step, and the datasets that it releases."""
    group: Any = object.__new__(_Group)
    released: list[str] = []
    catalog = SimpleNamespace(release=released.append, load=lambda name: f"loaded {name}")
    group.session = SimpleNamespace(catalog=catalog)
    group._nodes = {each.name: each for each in nodes}
    group._outputs = set(outputs)
    group._loaders, group._datasets = {}, {}
    group._unread = Counter(name for each in nodes for name in each.inputs)
    return group, released


def test_what_stands_for_a_dataset_is_the_input_of_a_node_by_its_view() -> None:
    group, _ = _group()
    assert group.dataset_of(Saved("tea@hot", None, is_empty=True), POUR) == "tea@cold"
    assert group.dataset_of("tea", POUR) is None
    both = node(_same, ["tea@hot", "tea@cold"], "pot", name="mix")
    with pytest.raises(LookupError):
        group.dataset_of(Saved("tea@hot", None, is_empty=True), both)


def test_data_is_released_behind_its_last_reader_unless_the_step_hands_it_on() -> None:
    again = node(_same, "cup", "more", name="again")
    group, released = _group(nodes=(BREW, POUR, DRINK, again))
    for each in (BREW, POUR, DRINK):
        group._release(each)
    assert released == []
    group._release(again)
    assert released == ["cup"]
    kept, released = _group("cup")
    for each in (BREW, POUR, DRINK):
        kept._release(each)
    assert released == []


def test_what_no_step_has_loaded_is_loaded_from_the_catalog() -> None:
    group, _ = _group()
    assert group.load("params:heat") == "loaded params:heat"


# MLflow --------------------------------------------------------------------------------------------------


class MlflowHook:
    """Stands for the hook of kedro-mlflow."""

    def __init__(self) -> None:
        self.mlflow_config = SimpleNamespace(tracking=SimpleNamespace(run=SimpleNamespace(id=None)))
        self.run_id: str | None = None
        self._already_active_mlflow = False
        self.begun = 0

    def before_pipeline_run(self, **_: Any) -> None:
        self.begun += 1
        self.run_id = self.mlflow_config.tracking.run.id or "fresh"
        tracked = sys.modules["mlflow"]
        tracked.open.append(self.run_id)  # type: ignore[attr-defined]


@pytest.fixture
def mlflow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """MLflow's active runs, as far as they are asked for."""
    made: Any = ModuleType("mlflow")
    made.open, made.ended, made.uri = [], [], "http://tracking/"

    def active_run() -> Any:
        info = SimpleNamespace(run_id=made.open[-1], experiment_id="7") if made.open else None
        return None if info is None else SimpleNamespace(info=info)

    made.active_run = active_run
    made.end_run = lambda status="FINISHED": made.ended.append((made.open.pop(), status))
    made.get_tracking_uri = lambda: made.uri
    monkeypatch.setitem(sys.modules, "mlflow", made)
    monkeypatch.setattr(selection, "selection_of", lambda _: {})
    yield made


def _tracked(
    instance: dg.DagsterInstance, run: dg.DagsterRun, hook: MlflowHook | None = None
) -> Any:
    plugins = [object(), hook or MlflowHook()]
    return SimpleNamespace(
        instance=instance,
        run_id=run.run_id,
        run=run,
        catalog=None,
        manager=SimpleNamespace(get_plugins=lambda: plugins),
    )


@pytest.fixture
def instance() -> dg.DagsterInstance:
    return dg.DagsterInstance.ephemeral()


def _run(instance: dg.DagsterInstance, **values: Any) -> dg.DagsterRun:
    run = dg.DagsterRun(job_name="daily", **values)
    return instance.add_run(run)


def test_the_tracked_run_is_in_the_tags_of_the_run(
    mlflow: Any, instance: dg.DagsterInstance
) -> None:
    run = _run(instance)
    session = _tracked(instance, run)
    MlflowRuns().share(session)
    tags = instance.get_run_by_id(run.run_id).tags  # type: ignore[union-attr]
    assert "mlflow/run_id" not in tags
    mlflow.open.append("one")
    MlflowRuns().share(session)
    tags = instance.get_run_by_id(run.run_id).tags  # type: ignore[union-attr]
    assert tags["mlflow/run_id"] == "one"
    assert tags["mlflow/dagster_run_id"] == run.run_id
    assert tags["mlflow/run_url"] == "http://tracking/#/experiments/7/runs/one"


def test_a_local_store_has_no_page(mlflow: Any, instance: dg.DagsterInstance) -> None:
    mlflow.uri = "file:/mlruns"
    mlflow.open.append("one")
    run = _run(instance)
    MlflowRuns().share(_tracked(instance, run))
    tags = instance.get_run_by_id(run.run_id).tags  # type: ignore[union-attr]
    assert "mlflow/run_url" not in tags
    assert MlflowRuns().metadata() == {"mlflow_run": dg.MetadataValue.text("one")}
    mlflow.uri = "https://tracking"
    page = "https://tracking/#/experiments/7/runs/one"
    assert MlflowRuns().metadata() == {"mlflow_run": dg.MetadataValue.url(page)}
    mlflow.open.clear()
    assert MlflowRuns().metadata() == {}


@pytest.mark.usefixtures("mlflow")
@pytest.mark.parametrize(("steps", "is_resumed"), [(None, False), (["brew"], True)])
def test_a_retry_of_some_steps_goes_on_with_the_tracked_run_and_one_of_all_does_not(
    instance: dg.DagsterInstance, steps: Any, is_resumed: bool
) -> None:
    first = _run(instance)
    instance.add_run_tags(
        first.run_id, {"mlflow/run_id": "one", "mlflow/dagster_run_id": first.run_id}
    )
    # Dagster copies tags to a run that retries another.
    tags = {"mlflow/run_id": "one", "mlflow/dagster_run_id": first.run_id}
    again = _run(
        instance, parent_run_id=first.run_id, root_run_id=first.run_id, tags=tags,
        step_keys_to_execute=steps,
    )  # fmt: skip
    hook = MlflowHook()
    MlflowRuns().resume(_tracked(instance, again, hook))
    assert hook.mlflow_config.tracking.run.id == ("one" if is_resumed else None)


def test_a_step_joins_the_tracked_run_and_leaves_it_running(
    mlflow: Any, instance: dg.DagsterInstance
) -> None:
    run = _run(instance)
    instance.add_run_tags(run.run_id, {"mlflow/run_id": "one", "mlflow/dagster_run_id": run.run_id})
    hook = MlflowHook()
    with MlflowRuns().joined(_tracked(instance, run, hook)):
        assert mlflow.open == ["one"]
        mlflow.open.append("one")
    assert mlflow.ended == [("one", "RUNNING"), ("one", "RUNNING")]
    assert hook.run_id is None and hook.begun == 1


def test_where_no_executor_has_begun_a_run_the_first_step_does_and_the_steps_end_it(
    mlflow: Any, instance: dg.DagsterInstance
) -> None:
    run = _run(instance)
    runs = MlflowRuns()
    for _ in range(2):
        with runs.joined(_tracked(instance, run)):
            pass
    assert mlflow.ended == [("fresh", "FINISHED"), ("fresh", "FINISHED")]
    tags = instance.get_run_by_id(run.run_id).tags  # type: ignore[union-attr]
    assert tags["mlflow/run_id"] == "fresh"


def test_what_kedro_mlflow_leaves_open_is_ended_and_nothing_else(
    mlflow: Any, instance: dg.DagsterInstance
) -> None:
    run, hook = _run(instance), MlflowHook()
    hook.run_id = "one"
    mlflow.open += ["outer", "one", "one"]
    hook._already_active_mlflow = True
    MlflowRuns().leave(_tracked(instance, run, hook), "FAILED")
    assert mlflow.ended == []
    hook._already_active_mlflow = False
    MlflowRuns().leave(_tracked(instance, run, hook), "FAILED")
    assert mlflow.ended == [("one", "FAILED")] * 2
    assert mlflow.open == ["outer"]


# Inputs --------------------------------------------------------------------------------------------------


def test_an_input_is_made_in_the_run_if_a_step_of_it_has_that_output() -> None:
    def is_made(key: str | None, name: str) -> bool:
        made = SimpleNamespace(key="brew", has_step_output=lambda name: name == "tea")
        plan = SimpleNamespace(
            steps=[SimpleNamespace(key="other", has_step_output=lambda _: True), made]
        )
        output = None if key is None else SimpleNamespace(step_key=key, name=name)
        context: Any = SimpleNamespace(
            upstream_output=output, step_context=SimpleNamespace(execution_plan=plan)
        )
        return is_made_in_run(context)

    assert is_made("brew", "tea")
    assert not is_made("brew", "cup")
    assert not is_made("gone", "tea")
    assert not is_made(None, "")
