"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from .assets.external import grain
from .ops.baking import bake, knead, mill
from .ops.counter import shop__label, shop__pack, slice_bread

# Assets that jobs read and do not make.
bread = dg.AssetSpec("bread")
flour = dg.AssetSpec("flour")


@dg.job(
    name="__default__",
    executor_def=dg.in_process_executor,
    tags={"team": "bakery", "dagster/priority": "2"},
    owners=["team:bakery", "baker@example.com"],
    config={"ops": {"knead": {"config": {"recipe": {"water": 0.65}}}}},
    op_retry_policy=dg.RetryPolicy(
        max_retries=2,
        delay=0.5,
        backoff=dg.Backoff.EXPONENTIAL,
        jitter=dg.Jitter.PLUS_MINUS,
    ),
)
def default():
    """The whole day, from grain to labels."""
    flour = mill(grain)
    dough = knead(flour)
    bread = bake(dough)
    packed = shop__pack(bread)
    shop__label(packed)
    slice_bread(bread)


@dg.job(executor_def=dg.in_process_executor)
def after_baking():
    """Kedro pipeline `__default__`, filtered by from_nodes."""
    packed = shop__pack(bread)
    shop__label(packed)
    slice_bread(bread)


@dg.job(executor_def=dg.in_process_executor)
def chosen():
    """Kedro pipeline `__default__`, filtered by node_names."""
    mill(grain)
    slice_bread(bread)


@dg.job(executor_def=dg.in_process_executor)
def counter():
    """Kedro pipeline `counter`, filtered by node_namespaces."""
    packed = shop__pack(bread)
    shop__label(packed)


@dg.job(executor_def=dg.in_process_executor)
def early():
    """Kedro pipeline `__default__`, filtered by tags."""
    flour = mill(grain)
    knead(flour)


@dg.job(executor_def=dg.in_process_executor)
def from_flour():
    """Kedro pipeline `baking`, filtered by from_inputs."""
    dough = knead(flour)
    bake(dough)


@dg.job(executor_def=dg.in_process_executor)
def to_bread():
    """Kedro pipeline `__default__`, filtered by to_outputs."""
    flour = mill(grain)
    dough = knead(flour)
    bake(dough)


@dg.job(executor_def=dg.in_process_executor)
def until_baked():
    """Kedro pipeline `baking`, filtered by to_nodes."""
    flour = mill(grain)
    dough = knead(flour)
    bake(dough)
