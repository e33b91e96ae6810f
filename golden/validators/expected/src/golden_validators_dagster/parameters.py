"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class PickHeavyConfig(dg.Config):
    """Parameters of the node `pick_heavy`."""

    smallest: int = 200
