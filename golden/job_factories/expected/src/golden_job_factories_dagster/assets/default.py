"""Assets of the Kedro pipeline `default`."""

import dagster as dg


@dg.asset(
    ins={
        "bern__airport__counts": dg.AssetIn(key=["bern", "airport", "counts"]),
        "bern__station__counts": dg.AssetIn(key=["bern", "station", "counts"]),
        "rome__airport__counts": dg.AssetIn(key=["rome", "airport", "counts"]),
    },
    io_manager_key="total_io_manager",
    group_name="default",
    kinds={"json"},
    op_tags={"kedro/node": "total"},
)
def total(bern__airport__counts, bern__station__counts, rome__airport__counts):
    from golden_job_factories.nodes import total

    return total(bern__airport__counts, bern__station__counts, rome__airport__counts)
