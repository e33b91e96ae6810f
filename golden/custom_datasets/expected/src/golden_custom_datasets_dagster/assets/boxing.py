"""Assets of the Kedro pipeline `boxing`."""

import dagster as dg

from ..parameters import (
    PackAnyBoxConfig,
    PackBareAnyBoxConfig,
    PackDefaultBoxConfig,
    PackFilledBoxConfig,
    PackNamedBoxConfig,
    PackPositionalBoxConfig,
)


@dg.multi_asset(
    outs={
        "wrapped_box": dg.AssetOut(
            io_manager_key="wrapped_box_io_manager", kinds={"wrapper"}
        ),
        "scratch": dg.AssetOut(io_manager_key="scratch_io_manager", kinds={"scratch"}),
        "sorted_things": dg.AssetOut(
            io_manager_key="sorted_things_io_manager",
            description="The things in the order of the alphabet",
            kinds={"sortedjson"},
        ),
    },
    group_name="boxing",
    op_tags={"kedro/node": "list_things"},
)
def list_things_asset(things):
    """List the things, for three boxes."""
    from golden_custom_datasets.pipelines.boxing.nodes import list_things

    return tuple(list_things(things))


@dg.asset(
    io_manager_key="any_box_io_manager",
    group_name="boxing",
    kinds={"anybox"},
    op_tags={"kedro/node": "pack_any_box"},
)
def any_box(config: PackAnyBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.asset(
    io_manager_key="bare_any_box_io_manager",
    group_name="boxing",
    kinds={"anybox"},
    op_tags={"kedro/node": "pack_bare_any_box"},
)
def bare_any_box(config: PackBareAnyBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.asset(
    io_manager_key="default_box_io_manager",
    group_name="boxing",
    kinds={"defaultbox"},
    op_tags={"kedro/node": "pack_default_box"},
)
def default_box(config: PackDefaultBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.asset(
    io_manager_key="filled_box_io_manager",
    group_name="boxing",
    kinds={"defaultbox"},
    op_tags={"kedro/node": "pack_filled_box"},
)
def filled_box(config: PackFilledBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.multi_asset(
    outs={
        "versioned_box": dg.AssetOut(
            io_manager_key="versioned_box_io_manager", kinds={"box"}
        ),
        "unversioned_box": dg.AssetOut(
            io_manager_key="unversioned_box_io_manager", kinds={"box"}
        ),
        "always_versioned_box": dg.AssetOut(
            io_manager_key="always_versioned_box_io_manager",
            kinds={"alwaysversionedbox"},
        ),
        "box": dg.AssetOut(io_manager_key="box_io_manager", kinds={"box"}),
        "empty_box": dg.AssetOut(
            io_manager_key="empty_box_io_manager", kinds={"defaultbox"}
        ),
    },
    group_name="boxing",
    op_tags={"kedro/node": "pack_many"},
)
def pack_many_asset(things):
    """Pack each thing by itself, and then the first and the last one together."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack_many

    return tuple(pack_many(things))


@dg.asset(
    io_manager_key="named_box_io_manager",
    description="A box whose arguments have hard names",
    group_name="boxing",
    kinds={"namedbox"},
    metadata={"group": "drawer"},
    op_tags={"kedro/node": "pack_named_box"},
)
def named_box(config: PackNamedBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.asset(
    io_manager_key="positional_box_io_manager",
    group_name="boxing",
    kinds={"positionalbox"},
    op_tags={"kedro/node": "pack_positional_box"},
)
def positional_box(config: PackPositionalBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.asset(
    io_manager_key="makers_sign_io_manager",
    group_name="boxing",
    kinds={"text"},
    op_tags={"kedro/node": "sign"},
)
def makers_sign(makers):
    """Write the sign of the makers."""
    from golden_custom_datasets.pipelines.boxing.nodes import sign

    return sign(makers)
