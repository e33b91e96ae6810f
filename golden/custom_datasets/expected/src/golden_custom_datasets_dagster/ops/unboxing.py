"""Ops of the Kedro pipeline `unboxing`."""

import dagster as dg


@dg.op(
    ins={
        "opening_hours": dg.In(input_manager_key="opening_hours_io_manager"),
        "any_box": dg.In(input_manager_key="any_box_io_manager"),
        "positional_box": dg.In(input_manager_key="positional_box_io_manager"),
        "named_box": dg.In(input_manager_key="named_box_io_manager"),
        "default_box": dg.In(input_manager_key="default_box_io_manager"),
        "box": dg.In(input_manager_key="box_io_manager"),
        "versioned_box": dg.In(input_manager_key="versioned_box_io_manager"),
        "unversioned_box": dg.In(input_manager_key="unversioned_box_io_manager"),
        "always_versioned_box": dg.In(
            input_manager_key="always_versioned_box_io_manager"
        ),
        "wrapped_box": dg.In(input_manager_key="wrapped_box_io_manager"),
        "scratch": dg.In(input_manager_key="scratch_io_manager"),
        "sorted_things": dg.In(input_manager_key="sorted_things_io_manager"),
    },
    out={
        "inventory": dg.Out(io_manager_key="inventory_io_manager"),
    },
    tags={"kedro/node": "take_stock"},
)
def take_stock(
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
):
    """Take stock of what comes out of the boxes during the opening hours."""
    from golden_custom_datasets.pipelines.unboxing.nodes import take_stock

    return take_stock(
        hours=opening_hours,
        any_box=any_box,
        positional_box=positional_box,
        named_box=named_box,
        default_box=default_box,
        box=box,
        versioned_box=versioned_box,
        unversioned_box=unversioned_box,
        always_versioned_box=always_versioned_box,
        wrapped_box=wrapped_box,
        scratch=scratch,
        sorted_things=sorted_things,
    )
