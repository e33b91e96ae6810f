"""Assets of the Kedro pipeline `shops`."""

import dagster as dg


@dg.asset(
    key=["bern", "airport", "counts"],
    ins={
        "bern__airport__sales": dg.AssetIn(key=["bern", "airport", "sales"]),
    },
    io_manager_key="bern__airport__counts_io_manager",
    group_name="bern__airport",
    kinds={"json"},
    op_tags={"kedro/node": "bern.airport.count"},
)
def bern__airport__counts(bern__airport__sales):
    from golden_job_factories.nodes import count

    return count(bern__airport__sales)


@dg.asset(
    key=["bern", "airport", "report"],
    ins={
        "bern__airport__counts": dg.AssetIn(key=["bern", "airport", "counts"]),
    },
    io_manager_key="bern__airport__report_io_manager",
    group_name="bern__airport",
    kinds={"text"},
    op_tags={"kedro/node": "bern.airport.report"},
)
def bern__airport__report(bern__airport__counts):
    from golden_job_factories.nodes import report

    return report(bern__airport__counts)


@dg.asset(
    key=["bern", "station", "counts"],
    ins={
        "bern__station__sales": dg.AssetIn(key=["bern", "station", "sales"]),
    },
    io_manager_key="bern__station__counts_io_manager",
    group_name="bern__station",
    kinds={"json"},
    op_tags={"kedro/node": "bern.station.count"},
)
def bern__station__counts(bern__station__sales):
    from golden_job_factories.nodes import count

    return count(bern__station__sales)


@dg.asset(
    key=["bern", "station", "report"],
    ins={
        "bern__station__counts": dg.AssetIn(key=["bern", "station", "counts"]),
    },
    io_manager_key="bern__station__report_io_manager",
    group_name="bern__station",
    kinds={"text"},
    op_tags={"kedro/node": "bern.station.report"},
)
def bern__station__report(bern__station__counts):
    from golden_job_factories.nodes import report

    return report(bern__station__counts)


@dg.asset(
    key=["rome", "airport", "counts"],
    ins={
        "rome__airport__sales": dg.AssetIn(key=["rome", "airport", "sales"]),
    },
    io_manager_key="rome__airport__counts_io_manager",
    group_name="rome__airport",
    kinds={"json"},
    op_tags={"kedro/node": "rome.airport.count"},
)
def rome__airport__counts(rome__airport__sales):
    from golden_job_factories.nodes import count

    return count(rome__airport__sales)


@dg.asset(
    key=["rome", "airport", "report"],
    ins={
        "rome__airport__counts": dg.AssetIn(key=["rome", "airport", "counts"]),
    },
    io_manager_key="rome__airport__report_io_manager",
    group_name="rome__airport",
    kinds={"text"},
    op_tags={"kedro/node": "rome.airport.report"},
)
def rome__airport__report(rome__airport__counts):
    from golden_job_factories.nodes import report

    return report(rome__airport__counts)
