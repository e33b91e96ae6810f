"""Ops of the Kedro pipeline `harvest`."""

import dagster as dg

from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "tariff": dg.In(input_manager_key="tariff_io_manager"),
    },
    out={
        "letterheads": dg.Out(io_manager_key="letterheads_io_manager"),
    },
    tags={"kedro/node": "print_letterheads"},
)
def print_letterheads(tariff):
    """Print the letterheads of all fields at once: nothing that is read tells which."""
    from golden_partitions_static.pipelines.harvest.nodes import print_letterheads

    return print_letterheads(tariff)


@dg.op(
    ins={
        "crates": dg.In(dg.Nothing),
    },
    out={
        "weights": dg.Out(io_manager_key="weights_io_manager"),
    },
    required_resource_keys={"crates_io_manager"},
    tags={"kedro/node": "weigh"},
)
def weigh(context):
    """Weigh the crates of each field."""
    from golden_partitions_static.pipelines.harvest.nodes import weigh

    crates = context.resources.crates_io_manager.load(context, [partition_key(context)])
    return weigh(crates)


@dg.op(
    ins={
        "weights": dg.In(dg.Nothing),
    },
    out={
        "harvest": dg.Out(io_manager_key="harvest_io_manager"),
    },
    required_resource_keys={"weights_io_manager"},
    tags={"kedro/node": "add_up"},
)
def add_up(context):
    """Add up all fields."""
    from golden_partitions_static.pipelines.harvest.nodes import add_up

    weights = context.resources.weights_io_manager.load(context)
    return add_up(weights)


@dg.op(
    ins={
        "weights": dg.In(dg.Nothing),
        "tariff": dg.In(input_manager_key="tariff_io_manager"),
    },
    out={
        "labels": dg.Out(io_manager_key="labels_io_manager"),
        "worth": dg.Out(io_manager_key="worth_io_manager"),
    },
    required_resource_keys={"weights_io_manager"},
    tags={"kedro/node": "label"},
)
def label(context, tariff):
    """Label what each field gave, and say what it is worth."""
    from golden_partitions_static.pipelines.harvest.nodes import label

    weights = context.resources.weights_io_manager.load(
        context, [partition_key(context)]
    )
    return tuple(label(weights, tariff))


@dg.op(
    ins={
        "labels": dg.In(dg.Nothing),
    },
    out=dg.Out(dg.Nothing),
    required_resource_keys={"labels_io_manager"},
    tags={"kedro/node": "count"},
)
def count(context):
    """Make sure that there is something to sell; no output."""
    from golden_partitions_static.pipelines.harvest.nodes import count

    labels = context.resources.labels_io_manager.load(context)
    count(labels)


@dg.op(
    ins={
        "labels": dg.In(dg.Nothing),
        "letterheads": dg.In(dg.Nothing),
    },
    out={
        "letters": dg.Out(io_manager_key="letters_io_manager"),
    },
    required_resource_keys={"labels_io_manager", "letterheads_io_manager"},
    tags={"kedro/node": "send"},
)
def send(context):
    """Write a letter about each field."""
    from golden_partitions_static.pipelines.harvest.nodes import send

    labels = context.resources.labels_io_manager.load(context, [partition_key(context)])
    letterheads = context.resources.letterheads_io_manager.load(
        context, [partition_key(context)]
    )
    return send(labels, letterheads)


@dg.op(
    ins={
        "harvest": dg.In(input_manager_key="harvest_io_manager"),
        "weights": dg.In(dg.Nothing),
    },
    out={
        "shares": dg.Out(io_manager_key="shares_io_manager"),
    },
    required_resource_keys={"weights_io_manager"},
    tags={"kedro/node": "share_out"},
)
def share_out(context, harvest):
    """Tell each field's share of the harvest."""
    from golden_partitions_static.pipelines.harvest.nodes import share_out

    weights = context.resources.weights_io_manager.load(
        context, [partition_key(context)]
    )
    return share_out(harvest, weights)
