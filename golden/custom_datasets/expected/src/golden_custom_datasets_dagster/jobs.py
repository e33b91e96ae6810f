"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import makers, opening_hours, things
from .ops.boxing import (
    list_things,
    pack_any_box,
    pack_bare_any_box,
    pack_default_box,
    pack_filled_box,
    pack_many,
    pack_named_box,
    pack_positional_box,
    sign,
)
from .ops.unboxing import take_stock

# Assets that jobs read and do not make.
always_versioned_box = dg.AssetSpec("always_versioned_box")
any_box = dg.AssetSpec("any_box")
box = dg.AssetSpec("box")
default_box = dg.AssetSpec("default_box")
named_box = dg.AssetSpec("named_box")
positional_box = dg.AssetSpec("positional_box")
scratch = dg.AssetSpec("scratch")
sorted_things = dg.AssetSpec("sorted_things")
unversioned_box = dg.AssetSpec("unversioned_box")
versioned_box = dg.AssetSpec("versioned_box")
wrapped_box = dg.AssetSpec("wrapped_box")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    wrapped_box, scratch, sorted_things = list_things(things)
    any_box = pack_any_box(things)
    pack_bare_any_box(things)
    default_box = pack_default_box(things)
    pack_filled_box(things)
    versioned_box, unversioned_box, always_versioned_box, box, _ = pack_many(things)
    named_box = pack_named_box(things)
    positional_box = pack_positional_box(things)
    sign(makers)
    take_stock(
        opening_hours,
        any_box,
        positional_box,
        named_box,
        default_box,
        box,
        versioned_box,
        unversioned_box,
        always_versioned_box,
        wrapped_box,
        scratch,
        sorted_things,
    )


@dg.job(executor_def=dg.in_process_executor)
def boxing():
    """Kedro pipeline `boxing`."""
    list_things(things)
    pack_any_box(things)
    pack_bare_any_box(things)
    pack_default_box(things)
    pack_filled_box(things)
    pack_many(things)
    pack_named_box(things)
    pack_positional_box(things)
    sign(makers)


@dg.job(executor_def=dg.in_process_executor)
def unboxing():
    """Kedro pipeline `unboxing`."""
    take_stock(
        opening_hours,
        any_box,
        positional_box,
        named_box,
        default_box,
        box,
        versioned_box,
        unversioned_box,
        always_versioned_box,
        wrapped_box,
        scratch,
        sorted_things,
    )
