"""Ops of the Kedro pipeline `honey`."""

import dagster as dg

from ..parameters import LightConfig
from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "start": dg.In(dg.Nothing),
    },
    out={
        "smoker": dg.Out(dg.Nothing),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "light"},
)
def light(context, config: LightConfig):
    """Light the smoker."""
    from golden_partitions_hooks.pipelines.honey.nodes import light

    context.resources.hooks.run_node(
        context,
        light,
        {"params:grams": config.grams},
    )
    context.log_event(dg.AssetMaterialization("smoker"))


@dg.op(
    ins={
        "smoker": dg.In(dg.Nothing),
        "hives": dg.In(dg.Nothing),
    },
    out={
        "frames": dg.Out(io_manager_key="frames_io_manager"),
    },
    required_resource_keys={"hives_io_manager", "hooks"},
    tags={"kedro/node": "open_hives"},
)
def open_hives(context):
    """Take the frames out of a hive."""
    from golden_partitions_hooks.pipelines.honey.nodes import open_hives

    return context.resources.hooks.run_node(
        context,
        open_hives,
        {
            "smoker": "__nothing__",
            "hives": context.resources.hives_io_manager.load_later(
                context, [partition_key(context)]
            ),
        },
    )


@dg.op(
    ins={
        "frames": dg.In(dg.Nothing),
    },
    out={
        "jars": dg.Out(io_manager_key="jars_io_manager"),
    },
    required_resource_keys={"frames_io_manager", "hooks"},
    tags={"kedro/node": "spin"},
)
def spin(context):
    """Fill the jars of a hive."""
    from golden_partitions_hooks.pipelines.honey.nodes import spin

    return context.resources.hooks.run_node(
        context,
        spin,
        {
            "frames": context.resources.frames_io_manager.load_later(
                context, [partition_key(context)]
            )
        },
    )


@dg.op(
    ins={
        "frames": dg.In(dg.Nothing),
    },
    out={
        "honey": dg.Out(io_manager_key="honey_io_manager"),
    },
    required_resource_keys={"frames_io_manager", "hooks"},
    tags={"kedro/node": "weigh"},
)
def weigh(context):
    """Weigh all frames."""
    from golden_partitions_hooks.pipelines.honey.nodes import weigh

    return context.resources.hooks.run_node(
        context,
        weigh,
        {"frames": context.resources.frames_io_manager.load_later(context)},
    )
