"""Ops of the Kedro pipeline `shops`."""

import dagster as dg


@dg.op(
    ins={
        "bern__airport__sales": dg.In(
            input_manager_key="bern__airport__sales_io_manager"
        ),
    },
    out={
        "bern__airport__counts": dg.Out(
            io_manager_key="bern__airport__counts_io_manager"
        ),
    },
    tags={"kedro/node": "bern.airport.count"},
)
def bern__airport__count(bern__airport__sales):
    from golden_job_factories.nodes import count

    return count(bern__airport__sales)


@dg.op(
    ins={
        "bern__airport__counts": dg.In(
            input_manager_key="bern__airport__counts_io_manager"
        ),
    },
    out={
        "bern__airport__report": dg.Out(
            io_manager_key="bern__airport__report_io_manager"
        ),
    },
    tags={"kedro/node": "bern.airport.report"},
)
def bern__airport__report_op(bern__airport__counts):
    from golden_job_factories.nodes import report

    return report(bern__airport__counts)


@dg.op(
    ins={
        "bern__station__sales": dg.In(
            input_manager_key="bern__station__sales_io_manager"
        ),
    },
    out={
        "bern__station__counts": dg.Out(
            io_manager_key="bern__station__counts_io_manager"
        ),
    },
    tags={"kedro/node": "bern.station.count"},
)
def bern__station__count(bern__station__sales):
    from golden_job_factories.nodes import count

    return count(bern__station__sales)


@dg.op(
    ins={
        "bern__station__counts": dg.In(
            input_manager_key="bern__station__counts_io_manager"
        ),
    },
    out={
        "bern__station__report": dg.Out(
            io_manager_key="bern__station__report_io_manager"
        ),
    },
    tags={"kedro/node": "bern.station.report"},
)
def bern__station__report_op(bern__station__counts):
    from golden_job_factories.nodes import report

    return report(bern__station__counts)


@dg.op(
    ins={
        "rome__airport__sales": dg.In(
            input_manager_key="rome__airport__sales_io_manager"
        ),
    },
    out={
        "rome__airport__counts": dg.Out(
            io_manager_key="rome__airport__counts_io_manager"
        ),
    },
    tags={"kedro/node": "rome.airport.count"},
)
def rome__airport__count(rome__airport__sales):
    from golden_job_factories.nodes import count

    return count(rome__airport__sales)


@dg.op(
    ins={
        "rome__airport__counts": dg.In(
            input_manager_key="rome__airport__counts_io_manager"
        ),
    },
    out={
        "rome__airport__report": dg.Out(
            io_manager_key="rome__airport__report_io_manager"
        ),
    },
    tags={"kedro/node": "rome.airport.report"},
)
def rome__airport__report_op(rome__airport__counts):
    from golden_job_factories.nodes import report

    return report(rome__airport__counts)
