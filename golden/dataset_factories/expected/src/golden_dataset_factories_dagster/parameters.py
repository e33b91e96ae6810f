"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class CornerOfferConfig(dg.Config):
    """Parameters of the node `corner.offer`."""

    corner__discount: float = 0.1


class FillShelfConfig(dg.Config):
    """Parameters of the node `fill_shelf`."""

    goods: list[str] = ["apple", "leek"]


class GateOfferConfig(dg.Config):
    """Parameters of the node `gate.offer`."""

    gate__discount: float = 0.5


class LoadCartsConfig(dg.Config):
    """Parameters of the node `load_carts`."""

    goods: list[str] = ["apple", "leek"]
