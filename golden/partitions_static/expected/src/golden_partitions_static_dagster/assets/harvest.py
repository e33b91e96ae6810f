"""Assets of the Kedro pipeline `harvest`."""

import dagster as dg

from .. import partitions


@dg.asset(
    io_manager_key="letterheads_io_manager",
    partitions_def=partitions.crates,
    group_name="harvest",
    kinds={"partitioned"},
    op_tags={"kedro/node": "print_letterheads"},
)
def letterheads(tariff):
    """Print the letterheads of all fields at once: nothing that is read tells which."""
    from golden_partitions_static.pipelines.harvest.nodes import print_letterheads

    return print_letterheads(tariff)


@dg.asset(
    io_manager_key="weights_io_manager",
    partitions_def=partitions.crates,
    group_name="harvest",
    kinds={"partitioned"},
    op_tags={"kedro/node": "weigh"},
)
def weights(crates):
    """Weigh the crates of each field."""
    from golden_partitions_static.pipelines.harvest.nodes import weigh

    return weigh(crates)


@dg.asset(
    io_manager_key="harvest_io_manager",
    group_name="harvest",
    kinds={"json"},
    op_tags={"kedro/node": "add_up"},
)
def harvest(weights):
    """Add up all fields."""
    from golden_partitions_static.pipelines.harvest.nodes import add_up

    return add_up(weights)


@dg.multi_asset(
    outs={
        "labels": dg.AssetOut(
            io_manager_key="labels_io_manager", kinds={"partitioned"}
        ),
        "worth": dg.AssetOut(io_manager_key="worth_io_manager", kinds={"partitioned"}),
    },
    group_name="harvest",
    partitions_def=partitions.crates,
    op_tags={"kedro/node": "label"},
)
def label_asset(weights, tariff):
    """Label what each field gave, and say what it is worth."""
    from golden_partitions_static.pipelines.harvest.nodes import label

    return tuple(label(weights, tariff))


@dg.asset(
    io_manager_key="letters_io_manager",
    partitions_def=partitions.crates,
    backfill_policy=dg.BackfillPolicy.single_run(),
    group_name="harvest",
    kinds={"partitioned"},
    op_tags={"kedro/node": "send"},
)
def letters(labels, letterheads):
    """Write a letter about each field."""
    from golden_partitions_static.pipelines.harvest.nodes import send

    return send(labels, letterheads)


@dg.asset(
    io_manager_key="shares_io_manager",
    partitions_def=partitions.crates,
    group_name="harvest",
    kinds={"partitioned"},
    op_tags={"kedro/node": "share_out"},
)
def shares(harvest, weights):
    """Tell each field's share of the harvest."""
    from golden_partitions_static.pipelines.harvest.nodes import share_out

    return share_out(harvest, weights)
