"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class LightConfig(dg.Config):
    """Parameters of the node `light`."""

    grams: int = 20
