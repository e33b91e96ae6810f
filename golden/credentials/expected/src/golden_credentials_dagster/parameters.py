"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class WeighConfig(dg.Config):
    """Parameters of the node `weigh`."""

    digits: int = 1
