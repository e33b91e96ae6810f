"""Ops of the Kedro pipeline `parcels`."""

import dagster as dg

from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "parcels": dg.In(dg.Nothing),
    },
    out={
        "weights": dg.Out(io_manager_key="weights_io_manager"),
    },
    required_resource_keys={"parcels_io_manager"},
    tags={"kedro/node": "weigh"},
)
def weigh(context):
    """Weigh the parcels of a region."""
    from golden_partitions_metadata.pipelines.parcels.nodes import weigh

    parcels = context.resources.parcels_io_manager.load(
        context, [partition_key(context)]
    )
    return weigh(parcels)


@dg.op(
    ins={
        "weights": dg.In(dg.Nothing),
    },
    out={
        "stamps": dg.Out(io_manager_key="stamps_io_manager"),
    },
    required_resource_keys={"weights_io_manager"},
    tags={"kedro/node": "stamp"},
)
def stamp(context):
    """Stamp what is new; an IncrementalDataset gives data, not functions that load it."""
    from golden_partitions_metadata.pipelines.parcels.nodes import stamp

    weights = context.resources.weights_io_manager.load(
        context, [partition_key(context)]
    )
    yield dg.Output(stamp(weights), "stamps")
    context.resources.weights_io_manager.confirm(context)
