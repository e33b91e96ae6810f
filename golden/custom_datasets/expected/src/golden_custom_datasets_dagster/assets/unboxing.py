"""Assets of the Kedro pipeline `unboxing`."""

import dagster as dg


@dg.asset(
    io_manager_key="inventory_io_manager",
    group_name="unboxing",
    kinds={"json"},
    op_tags={"kedro/node": "take_stock"},
)
def inventory(
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
