"""Assets of the Kedro pipeline `echo`."""

import dagster as dg


@dg.asset(
    io_manager_key="echo_io_manager",
    group_name="echo",
    kinds={"json"},
    op_tags={"kedro/node": "echo"},
)
def echo(seeds):
    """Echo words; the pipeline, the node, the function and the output have one name."""
    from golden_awkward_names.pipelines.functions import echo

    return echo(seeds)
