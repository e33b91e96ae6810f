"""Jobs that call assets: what they make is recorded as Dagster records it, so that nothing is stale."""

from __future__ import annotations

import re
from typing import Any

import dagster as dg
import pytest
from dagster._core.definitions.data_version import CachingStaleStatusResolver
from dagster._core.loader import LoadingContext
from kedro_to_dagster_runtime.explicit_jobs import for_partition, gather, record_assets
from kedro_to_dagster_runtime.memory import MemoryDatasetIOManager

from .known import known

LETTERS = dg.StaticPartitionsDefinition(["a", "b"])
raw = dg.AssetSpec("raw").with_io_manager_key("raw_io_manager")


class Raw(dg.IOManager):
    """Stands for a dataset that nobody writes."""

    def load_input(self, context: dg.InputContext) -> Any:
        """Load it."""
        return 1

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Nothing writes it."""
        raise AssertionError


@dg.asset
def clean(raw):  # type: ignore[no-untyped-def]
    """Make it the first way."""
    return raw + 1


@dg.op(out={"clean": dg.Out(metadata={"asset_key": ["clean"]})})
def wash(raw):  # type: ignore[no-untyped-def]
    """Make it the other way."""
    return raw + 2


@dg.multi_asset(
    outs={"good": dg.AssetOut(code_version="2"), "bad": dg.AssetOut(key=["shop", "bad"])},
)
def sort_out(clean):  # type: ignore[no-untyped-def]
    """Make two of it."""
    return clean, -clean


@dg.asset(ins={"bad": dg.AssetIn(["shop", "bad"])})
def sell(good, bad) -> None:  # type: ignore[no-untyped-def]
    """Make nothing of them."""


ASSETS = [raw, clean, sort_out, sell]
RESOURCES: dict[str, Any] = {
    "io_manager": MemoryDatasetIOManager(folder="shop"),
    "raw_io_manager": Raw(),
}


@dg.job(resource_defs=RESOURCES, hooks={record_assets}, executor_def=dg.in_process_executor)
def machine() -> None:
    """The whole pipeline, by an op and assets."""
    good, bad = sort_out(wash(raw))  # type: ignore[arg-type]
    sell(good=good, bad=bad)


class _Loading(LoadingContext):
    def __init__(self, instance: dg.DagsterInstance) -> None:
        self._instance = instance
        self._loaders: dict[Any, Any] = {}

    @property
    def instance(self) -> dg.DagsterInstance:
        return self._instance

    @property
    def loaders(self) -> dict[Any, Any]:
        return self._loaders


def _stale(instance: dg.DagsterInstance, assets: Any) -> dict[str, str]:
    """The assets that Dagster does not call fresh."""
    graph = dg.Definitions(assets=assets, resources=RESOURCES).resolve_asset_graph()
    resolver = CachingStaleStatusResolver(
        instance=instance, asset_graph=graph, loading_context=_Loading(instance)
    )
    found = {}
    for key in graph.materializable_asset_keys:
        definition = graph.get(key).partitions_def
        for part in [None] if definition is None else definition.get_partition_keys():
            status = resolver.get_status(key, part).value
            if status != "FRESH":
                found[key.to_user_string()] = status
    return found


def _recorded(
    instance: dg.DagsterInstance, result: dg.ExecuteInProcessResult
) -> list[tuple[str | None, str, str | None]]:
    """Step, asset and partition of each materialization in the event log of a run."""
    of_type = dg.DagsterEventType.ASSET_MATERIALIZATION
    events: Any = (entry.dagster_event for entry in instance.all_logs(result.run_id, of_type))
    return [(event.step_key, event.asset_key.to_user_string(), event.partition) for event in events]


def _tags(instance: dg.DagsterInstance, key: Any) -> dict[str, str]:
    event = instance.get_latest_materialization_event(dg.AssetKey(key))
    assert event is not None
    assert event.asset_materialization is not None
    return dict(event.asset_materialization.tags or {})


def test_after_a_job_that_calls_assets_nothing_is_stale() -> None:
    with known(*ASSETS), dg.DagsterInstance.ephemeral() as instance:
        assert set(_stale(instance, ASSETS)) == {"clean", "good", "shop/bad", "sell"}
        result = machine.execute_in_process(instance=instance)
        assert _stale(instance, ASSETS) == {}
        assert _recorded(instance, result) == [
            ("wash", "clean", None),
            ("sort_out", "good", None),
            ("sort_out", "shop/bad", None),
            ("sell", "sell", None),
        ]


def test_every_event_has_the_versions_that_dagster_would_give_it() -> None:
    with known(*ASSETS), dg.DagsterInstance.ephemeral() as instance:
        machine.execute_in_process(instance=instance)
        ours = {key: _tags(instance, key) for key in (("good",), ("shop", "bad"), ("sell",))}
        run = dg.materialize(
            ASSETS, resources=RESOURCES, instance=instance, selection=[sort_out, sell]
        )
        assert run.success
        theirs = {key: _tags(instance, key) for key in ours}
    for key, tags in ours.items():
        assert set(tags) == {name for name in theirs[key] if name.startswith("dagster/")}
    assert ours["good",]["dagster/code_version"] == "2"


def test_what_was_made_of_data_that_is_made_again_is_stale() -> None:
    with known(*ASSETS), dg.DagsterInstance.ephemeral() as instance:
        machine.execute_in_process(instance=instance)
        dg.materialize(ASSETS, resources=RESOURCES, instance=instance, selection=[clean])
        stale = _stale(instance, ASSETS)
        assert {"good", "shop/bad"} <= set(stale)
        machine.execute_in_process(instance=instance)
        assert _stale(instance, ASSETS) == {}


def test_a_step_that_fails_records_nothing() -> None:
    @dg.asset(name="broken")
    def broken(raw):  # type: ignore[no-untyped-def]
        raise ValueError("broken")

    @dg.job(resource_defs=RESOURCES, hooks={record_assets})
    def job() -> None:
        broken(raw)  # type: ignore[arg-type]

    with known(raw, broken), dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, raise_on_error=False)
        assert not result.success
        assert _recorded(instance, result) == []


def test_an_op_of_no_asset_records_nothing() -> None:
    @dg.op
    def start() -> None: ...

    @dg.job(hooks={record_assets})
    def job() -> None:
        start()

    with dg.DagsterInstance.ephemeral() as instance:
        assert _recorded(instance, job.execute_in_process(instance=instance)) == []


# Partitions ---------------------------------------------------------------------------------------


@dg.asset(partitions_def=LETTERS)
def letter(context, raw):  # type: ignore[no-untyped-def]
    """Make one partition."""
    return raw


@dg.asset
def word(letter):  # type: ignore[no-untyped-def]
    """Make a whole of them."""
    return letter


class Shelf(dg.IOManager):
    """Takes anything and gives a text."""

    def load_input(self, context: dg.InputContext) -> Any:
        """Load it."""
        return "loaded"

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save it."""
        context.add_output_metadata({"kind": type(obj).__name__})


def test_assets_that_are_called_for_each_partition_are_recorded_one_by_one() -> None:
    resources = {**RESOURCES, "io_manager": Shelf()}

    @dg.job(resource_defs=resources, hooks={record_assets})
    def spell() -> None:
        letters = {}
        for key in LETTERS.get_partition_keys():
            letters[key] = for_partition(letter, key)(raw)
        word(gather(letter, letters))

    with known(raw, letter, word), dg.DagsterInstance.ephemeral() as instance:
        result = spell.execute_in_process(instance=instance)
        assert instance.get_materialized_partitions(dg.AssetKey("letter")) == {"a", "b"}
        assert _stale(instance, [raw, letter, word]) == {}
        assert _recorded(instance, result) == [
            *(("letter__a", "letter", "a"), ("letter__b", "letter", "b"), ("word", "word", None)),
        ]
        event = instance.get_latest_materialization_event(dg.AssetKey("word"))
        assert event is not None
        assert event.asset_materialization is not None
        assert event.asset_materialization.metadata["kind"].value == "str"


def test_the_only_output_that_is_gathered_may_have_a_name() -> None:
    """As that of a multi-asset whose key is no name in Python."""

    @dg.multi_asset(outs={"sign": dg.AssetOut(key="a-sign")}, partitions_def=LETTERS)
    def make_sign(raw: Any) -> Any:
        return raw

    @dg.job(resource_defs={**RESOURCES, "io_manager": Shelf()})
    def spell() -> None:
        signs = {key: for_partition(make_sign, key)(raw) for key in LETTERS.get_partition_keys()}
        word(gather(make_sign, signs))

    assert "gather_make_sign" in spell.graph.node_dict


@pytest.mark.parametrize("keys", [["a"], ["b", "a"]])
def test_what_reads_some_partitions_waits_for_these_only(keys: list[str]) -> None:
    resources = {**RESOURCES, "io_manager": Shelf()}

    @dg.job(resource_defs=resources)
    def spell() -> None:
        letters = {key: for_partition(letter, key)(raw) for key in LETTERS.get_partition_keys()}
        for_partition(word, "a b")(gather(letter, letters, keys=keys, key="a b"))

    (called,) = (name for name in spell.graph.node_dict if name.startswith("gather_letter__"))
    waits = spell.graph.dependencies
    before = next(value for node, value in waits.items() if (node.alias or node.name) == called)
    assert [dependency.node for dependency in before["parts"].get_node_dependencies()] == [
        f"letter__{key}" for key in keys
    ]
    with known(raw, letter, word):
        assert spell.execute_in_process().success


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["2024-01-01", "2024-01-02"], "made__2024_01_01"),
        (["2024-01-01", "2024_01_01"], "made__2024_01_01_[0-9a-f]{6}"),
    ],
)
def test_a_step_of_a_partition_has_a_hash_only_where_keys_would_share_a_name(
    keys: list[str], name: str
) -> None:
    @dg.asset(partitions_def=dg.StaticPartitionsDefinition(keys))
    def made() -> None:
        """Nothing."""

    assert re.fullmatch(name, for_partition(made, keys[0]).given_alias)
