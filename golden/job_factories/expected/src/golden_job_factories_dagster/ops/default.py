"""Ops of the Kedro pipeline `default`."""

import dagster as dg


@dg.op(
    ins={
        "bern__airport__counts": dg.In(
            input_manager_key="bern__airport__counts_io_manager"
        ),
        "bern__station__counts": dg.In(
            input_manager_key="bern__station__counts_io_manager"
        ),
        "rome__airport__counts": dg.In(
            input_manager_key="rome__airport__counts_io_manager"
        ),
    },
    out={
        "total": dg.Out(io_manager_key="total_io_manager"),
    },
    tags={"kedro/node": "total"},
)
def total_op(bern__airport__counts, bern__station__counts, rome__airport__counts):
    from golden_job_factories.nodes import total

    return total(bern__airport__counts, bern__station__counts, rome__airport__counts)
