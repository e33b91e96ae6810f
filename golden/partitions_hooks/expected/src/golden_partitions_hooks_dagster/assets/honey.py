"""Assets of the Kedro pipeline `honey`."""

import dagster as dg

from .. import partitions
from ..parameters import LightConfig


@dg.asset(
    dagster_type=dg.Nothing,
    required_resource_keys={"hooks"},
    group_name="honey",
    op_tags={"kedro/node": "light"},
)
def smoker(context, config: LightConfig):
    """Light the smoker."""
    from golden_partitions_hooks.pipelines.honey.nodes import light

    context.resources.hooks.run_node(
        context,
        light,
        {"params:grams": config.grams},
    )


@dg.asset(
    ins={
        "smoker": dg.AssetIn(dagster_type=dg.Nothing),
    },
    io_manager_key="frames_io_manager",
    partitions_def=partitions.frames,
    required_resource_keys={"hooks"},
    group_name="honey",
    kinds={"partitioned"},
    op_tags={"kedro/node": "open_hives"},
)
def frames(context, hives):
    """Take the frames out of a hive."""
    from golden_partitions_hooks.pipelines.honey.nodes import open_hives

    return context.resources.hooks.run_node(
        context,
        open_hives,
        {
            "smoker": "__nothing__",
            "hives": hives,
        },
    )


@dg.asset(
    io_manager_key="jars_io_manager",
    partitions_def=partitions.frames,
    required_resource_keys={"hooks"},
    group_name="honey",
    kinds={"partitioned"},
    op_tags={"kedro/node": "spin"},
)
def jars(context, frames):
    """Fill the jars of a hive."""
    from golden_partitions_hooks.pipelines.honey.nodes import spin

    return context.resources.hooks.run_node(
        context,
        spin,
        {"frames": frames},
    )


@dg.asset(
    io_manager_key="honey_io_manager",
    required_resource_keys={"hooks"},
    group_name="honey",
    kinds={"json"},
    op_tags={"kedro/node": "weigh"},
)
def honey(context, frames):
    """Weigh all frames."""
    from golden_partitions_hooks.pipelines.honey.nodes import weigh

    return context.resources.hooks.run_node(
        context,
        weigh,
        {"frames": frames},
    )
