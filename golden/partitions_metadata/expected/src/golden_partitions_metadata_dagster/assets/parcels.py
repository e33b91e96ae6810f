"""Assets of the Kedro pipeline `parcels`."""

import dagster as dg

from .. import partitions


@dg.asset(
    io_manager_key="weights_io_manager",
    partitions_def=partitions.parcels,
    group_name="parcels",
    kinds={"incremental", "partitions"},
    op_tags={"kedro/node": "weigh"},
)
def weights(parcels):
    """Weigh the parcels of a region."""
    from golden_partitions_metadata.pipelines.parcels.nodes import weigh

    return weigh(parcels)


@dg.multi_asset(
    outs={
        "stamps": dg.AssetOut(
            io_manager_key="stamps_io_manager", kinds={"partitioned"}
        ),
    },
    group_name="parcels",
    partitions_def=partitions.parcels,
    backfill_policy=dg.BackfillPolicy.single_run(),
    required_resource_keys={"weights_io_manager"},
    op_tags={"kedro/node": "stamp"},
)
def stamp_asset(context, weights):
    """Stamp what is new; an IncrementalDataset gives data, not functions that load it."""
    from golden_partitions_metadata.pipelines.parcels.nodes import stamp

    yield dg.Output(stamp(weights), "stamps")
    context.resources.weights_io_manager.confirm(context)
