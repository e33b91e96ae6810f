"""Assets of the Kedro pipeline `harbour`."""

import dagster as dg

from ..parameters import AssignBerthsConfig, CopyTidesConfig, WriteBookConfig


@dg.asset(
    io_manager_key="berth_plan_io_manager",
    group_name="harbour",
    kinds={"json"},
    op_tags={"kedro/node": "assign_berths"},
)
def berth_plan(config: AssignBerthsConfig, arrivals):
    """Give each ship a berth; those that find none wait at berth 0."""
    from golden_runtime_parameters.pipelines.harbour.nodes import assign_berths

    return assign_berths(arrivals, config.berths)


@dg.asset(
    io_manager_key="tide_table_io_manager",
    group_name="harbour",
    kinds={"json"},
    op_tags={"kedro/node": "copy_tides"},
)
def tide_table(config: CopyTidesConfig):
    """Name the tides of the season; it needs nothing of what a run must be given."""
    from golden_runtime_parameters.pipelines.harbour.nodes import copy_tides

    return copy_tides(config.season)


@dg.asset(
    io_manager_key="harbour_book_io_manager",
    group_name="harbour",
    kinds={"json"},
    op_tags={"kedro/node": "write_book"},
)
def harbour_book(config: WriteBookConfig, berth_plan):
    """Enter the day in the book."""
    from golden_runtime_parameters.pipelines.harbour.nodes import write_book

    return write_book(berth_plan, config.day, config.watch.model_dump())
