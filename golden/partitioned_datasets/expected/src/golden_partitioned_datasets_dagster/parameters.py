"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class PostSightingsConfig(dg.Config):
    """Parameters of the node `post_sightings`."""

    board_path: str = "data/05_posted/board.txt"


class TabulateConfig(dg.Config):
    """Parameters of the node `tabulate`."""

    rare_below: int = 5
