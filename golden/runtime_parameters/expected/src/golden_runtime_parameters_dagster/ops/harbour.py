"""Ops of the Kedro pipeline `harbour`."""

import dagster as dg

from ..parameters import AssignBerthsConfig, CopyTidesConfig, WriteBookConfig


@dg.op(
    ins={
        "arrivals": dg.In(input_manager_key="arrivals_io_manager"),
    },
    out={
        "berth_plan": dg.Out(io_manager_key="berth_plan_io_manager"),
    },
    tags={"kedro/node": "assign_berths"},
)
def assign_berths(config: AssignBerthsConfig, arrivals):
    """Give each ship a berth; those that find none wait at berth 0."""
    from golden_runtime_parameters.pipelines.harbour.nodes import assign_berths

    return assign_berths(arrivals, config.berths)


@dg.op(
    out={
        "tide_table": dg.Out(io_manager_key="tide_table_io_manager"),
    },
    tags={"kedro/node": "copy_tides"},
)
def copy_tides(config: CopyTidesConfig):
    """Name the tides of the season; it needs nothing of what a run must be given."""
    from golden_runtime_parameters.pipelines.harbour.nodes import copy_tides

    return copy_tides(config.season)


@dg.op(
    ins={
        "berth_plan": dg.In(input_manager_key="berth_plan_io_manager"),
    },
    out={
        "harbour_book": dg.Out(io_manager_key="harbour_book_io_manager"),
    },
    tags={"kedro/node": "write_book"},
)
def write_book(config: WriteBookConfig, berth_plan):
    """Enter the day in the book."""
    from golden_runtime_parameters.pipelines.harbour.nodes import write_book

    return write_book(berth_plan, config.day, config.watch.model_dump())
