"""Assets of the Kedro pipeline `counter`."""

import dagster as dg


@dg.asset(
    io_manager_key="packed_io_manager",
    group_name="shop",
    kinds={"text"},
    op_tags={"kedro/node": "shop.pack"},
)
def packed(bread):
    from golden_jobs.nodes import pack

    return pack(bread)


@dg.asset(
    io_manager_key="labelled_io_manager",
    group_name="shop",
    kinds={"text"},
    op_tags={"kedro/node": "shop.label"},
)
def labelled(packed):
    from golden_jobs.nodes import label

    return label(packed)


@dg.asset(
    io_manager_key="slices_io_manager",
    group_name="counter",
    kinds={"text"},
    tags={"late": ""},
    op_tags={"kedro/node": "slice_bread", "kedro/tags": "late"},
)
def slices(bread):
    from golden_jobs.nodes import slice_bread

    return slice_bread(bread)
