"""Assets of the Kedro pipeline `counting`."""

import dagster as dg

from ..parameters import TabulateConfig


@dg.asset(
    io_manager_key="outer_total_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "add_up_outer_counts"},
)
def outer_total(outer_counts):
    """Add up the counts of each hide."""
    from golden_partitioned_datasets.pipelines.counting.nodes import add_up_counts

    return add_up_counts(outer_counts)


@dg.asset(
    io_manager_key="drafts_io_manager",
    group_name="counting",
    kinds={"partitioned"},
    op_tags={"kedro/node": "draft"},
)
def drafts(counts):
    """Draft a report for each hide."""
    from golden_partitioned_datasets.pipelines.counting.nodes import draft

    return draft(counts)


@dg.asset(
    io_manager_key="story_lengths_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "measure_stories"},
)
def story_lengths(stories):
    """Measure how long each story is."""
    from golden_partitioned_datasets.pipelines.counting.nodes import measure_stories

    return measure_stories(stories)


@dg.asset(
    io_manager_key="reports_io_manager",
    description="What is left of the drafts",
    group_name="counting",
    kinds={"partitioned"},
    op_tags={"kedro/node": "revise"},
)
def reports(drafts):
    """Revise the drafts into one report."""
    from golden_partitioned_datasets.pipelines.counting.nodes import revise

    return revise(drafts)


@dg.asset(
    io_manager_key="tables_io_manager",
    group_name="counting",
    kinds={"partitioned"},
    op_tags={"kedro/node": "tabulate"},
)
def tables(config: TabulateConfig, counts):
    """Tabulate the common and the rare birds, each table made only when it is saved."""
    from golden_partitioned_datasets.pipelines.counting.nodes import tabulate

    return tabulate(counts, config.rare_below)


@dg.asset(
    io_manager_key="totals_io_manager",
    group_name="counting",
    kinds={"partitioned"},
    op_tags={"kedro/node": "total"},
)
def totals(counts):
    """Total the birds of each hide: a partition of data for each partition that is read."""
    from golden_partitioned_datasets.pipelines.counting.nodes import total

    return total(counts)


@dg.asset(
    io_manager_key="grand_total_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "add_up"},
)
def grand_total(totals):
    """Add up the totals, which another node has saved file by file."""
    from golden_partitioned_datasets.pipelines.counting.nodes import add_up

    return add_up(totals)
