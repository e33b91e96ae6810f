"""Ops of the Kedro pipeline `boxing`."""

import dagster as dg

from ..parameters import (
    PackAnyBoxConfig,
    PackBareAnyBoxConfig,
    PackDefaultBoxConfig,
    PackFilledBoxConfig,
    PackNamedBoxConfig,
    PackPositionalBoxConfig,
)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "wrapped_box": dg.Out(io_manager_key="wrapped_box_io_manager"),
        "scratch": dg.Out(io_manager_key="scratch_io_manager"),
        "sorted_things": dg.Out(io_manager_key="sorted_things_io_manager"),
    },
    tags={"kedro/node": "list_things"},
)
def list_things(things):
    """List the things, for three boxes."""
    from golden_custom_datasets.pipelines.boxing.nodes import list_things

    return tuple(list_things(things))


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "any_box": dg.Out(io_manager_key="any_box_io_manager"),
    },
    tags={"kedro/node": "pack_any_box"},
)
def pack_any_box(config: PackAnyBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "bare_any_box": dg.Out(io_manager_key="bare_any_box_io_manager"),
    },
    tags={"kedro/node": "pack_bare_any_box"},
)
def pack_bare_any_box(config: PackBareAnyBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "default_box": dg.Out(io_manager_key="default_box_io_manager"),
    },
    tags={"kedro/node": "pack_default_box"},
)
def pack_default_box(config: PackDefaultBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "filled_box": dg.Out(io_manager_key="filled_box_io_manager"),
    },
    tags={"kedro/node": "pack_filled_box"},
)
def pack_filled_box(config: PackFilledBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "versioned_box": dg.Out(io_manager_key="versioned_box_io_manager"),
        "unversioned_box": dg.Out(io_manager_key="unversioned_box_io_manager"),
        "always_versioned_box": dg.Out(
            io_manager_key="always_versioned_box_io_manager"
        ),
        "box": dg.Out(io_manager_key="box_io_manager"),
        "empty_box": dg.Out(io_manager_key="empty_box_io_manager"),
    },
    tags={"kedro/node": "pack_many"},
)
def pack_many(things):
    """Pack each thing by itself, and then the first and the last one together."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack_many

    return tuple(pack_many(things))


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "named_box": dg.Out(io_manager_key="named_box_io_manager"),
    },
    tags={"kedro/node": "pack_named_box"},
)
def pack_named_box(config: PackNamedBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "things": dg.In(input_manager_key="things_io_manager"),
    },
    out={
        "positional_box": dg.Out(io_manager_key="positional_box_io_manager"),
    },
    tags={"kedro/node": "pack_positional_box"},
)
def pack_positional_box(config: PackPositionalBoxConfig, things):
    """Pack the things of a room."""
    from golden_custom_datasets.pipelines.boxing.nodes import pack

    return pack(things, config.room)


@dg.op(
    ins={
        "makers": dg.In(input_manager_key="makers_io_manager"),
    },
    out={
        "makers_sign": dg.Out(io_manager_key="makers_sign_io_manager"),
    },
    tags={"kedro/node": "sign"},
)
def sign(makers):
    """Write the sign of the makers."""
    from golden_custom_datasets.pipelines.boxing.nodes import sign

    return sign(makers)
