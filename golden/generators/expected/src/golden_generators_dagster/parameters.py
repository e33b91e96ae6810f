"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class BakeConfig(dg.Config):
    """Parameters of the node `bake`."""

    trays: int = 4
    loaves_per_tray: int = 3
    notes_path: str = "data/02_baked/notes.txt"


class CutConfig(dg.Config):
    """Parameters of the node `cut`."""

    loaves_per_tray: int = 3


class ShowTraysConfig(dg.Config):
    """Parameters of the node `show_trays`."""

    loaves_per_tray: int = 3
    trays: int = 4
