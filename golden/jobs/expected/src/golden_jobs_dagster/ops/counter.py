"""Ops of the Kedro pipeline `counter`."""

import dagster as dg


@dg.op(
    ins={
        "bread": dg.In(input_manager_key="bread_io_manager"),
    },
    out={
        "packed": dg.Out(io_manager_key="packed_io_manager"),
    },
    tags={"kedro/node": "shop.pack"},
)
def shop__pack(bread):
    from golden_jobs.nodes import pack

    return pack(bread)


@dg.op(
    ins={
        "packed": dg.In(input_manager_key="packed_io_manager"),
    },
    out={
        "labelled": dg.Out(io_manager_key="labelled_io_manager"),
    },
    tags={"kedro/node": "shop.label"},
)
def shop__label(packed):
    from golden_jobs.nodes import label

    return label(packed)


@dg.op(
    ins={
        "bread": dg.In(input_manager_key="bread_io_manager"),
    },
    out={
        "slices": dg.Out(io_manager_key="slices_io_manager"),
    },
    tags={"kedro/node": "slice_bread", "kedro/tags": "late"},
)
def slice_bread(bread):
    from golden_jobs.nodes import slice_bread

    return slice_bread(bread)
