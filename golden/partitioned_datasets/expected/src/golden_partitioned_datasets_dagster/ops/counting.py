"""Ops of the Kedro pipeline `counting`."""

import dagster as dg

from ..parameters import TabulateConfig


@dg.op(
    ins={
        "outer_counts": dg.In(input_manager_key="outer_counts_io_manager"),
    },
    out={
        "outer_total": dg.Out(io_manager_key="outer_total_io_manager"),
    },
    tags={"kedro/node": "add_up_outer_counts"},
)
def add_up_outer_counts(outer_counts):
    """Add up the counts of each hide."""
    from golden_partitioned_datasets.pipelines.counting.nodes import add_up_counts

    return add_up_counts(outer_counts)


@dg.op(
    ins={
        "counts": dg.In(input_manager_key="counts_io_manager"),
    },
    out={
        "drafts": dg.Out(io_manager_key="drafts_io_manager"),
    },
    tags={"kedro/node": "draft"},
)
def draft(counts):
    """Draft a report for each hide."""
    from golden_partitioned_datasets.pipelines.counting.nodes import draft

    return draft(counts)


@dg.op(
    ins={
        "stories": dg.In(input_manager_key="stories_io_manager"),
    },
    out={
        "story_lengths": dg.Out(io_manager_key="story_lengths_io_manager"),
    },
    tags={"kedro/node": "measure_stories"},
)
def measure_stories(stories):
    """Measure how long each story is."""
    from golden_partitioned_datasets.pipelines.counting.nodes import measure_stories

    return measure_stories(stories)


@dg.op(
    ins={
        "drafts": dg.In(input_manager_key="drafts_io_manager"),
    },
    out={
        "reports": dg.Out(io_manager_key="reports_io_manager"),
    },
    tags={"kedro/node": "revise"},
)
def revise(drafts):
    """Revise the drafts into one report."""
    from golden_partitioned_datasets.pipelines.counting.nodes import revise

    return revise(drafts)


@dg.op(
    ins={
        "counts": dg.In(input_manager_key="counts_io_manager"),
    },
    out={
        "tables": dg.Out(io_manager_key="tables_io_manager"),
    },
    tags={"kedro/node": "tabulate"},
)
def tabulate(config: TabulateConfig, counts):
    """Tabulate the common and the rare birds, each table made only when it is saved."""
    from golden_partitioned_datasets.pipelines.counting.nodes import tabulate

    return tabulate(counts, config.rare_below)


@dg.op(
    ins={
        "counts": dg.In(input_manager_key="counts_io_manager"),
    },
    out={
        "totals": dg.Out(io_manager_key="totals_io_manager"),
    },
    tags={"kedro/node": "total"},
)
def total(counts):
    """Total the birds of each hide: a partition of data for each partition that is read."""
    from golden_partitioned_datasets.pipelines.counting.nodes import total

    return total(counts)


@dg.op(
    ins={
        "totals": dg.In(input_manager_key="totals_io_manager"),
    },
    out={
        "grand_total": dg.Out(io_manager_key="grand_total_io_manager"),
    },
    tags={"kedro/node": "add_up"},
)
def add_up(totals):
    """Add up the totals, which another node has saved file by file."""
    from golden_partitioned_datasets.pipelines.counting.nodes import add_up

    return add_up(totals)
