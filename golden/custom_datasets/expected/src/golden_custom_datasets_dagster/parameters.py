"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class PackAnyBoxConfig(dg.Config):
    """Parameters of the node `pack_any_box`."""

    room: int = 4


class PackBareAnyBoxConfig(dg.Config):
    """Parameters of the node `pack_bare_any_box`."""

    room: int = 4


class PackDefaultBoxConfig(dg.Config):
    """Parameters of the node `pack_default_box`."""

    room: int = 4


class PackFilledBoxConfig(dg.Config):
    """Parameters of the node `pack_filled_box`."""

    room: int = 4


class PackNamedBoxConfig(dg.Config):
    """Parameters of the node `pack_named_box`."""

    room: int = 4


class PackPositionalBoxConfig(dg.Config):
    """Parameters of the node `pack_positional_box`."""

    room: int = 4
