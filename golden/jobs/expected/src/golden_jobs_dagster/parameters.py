"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class Recipe(dg.Config):
    """Parameters under `recipe`."""

    water: float = 0.65


class KneadConfig(dg.Config):
    """Parameters of the node `knead`."""

    recipe: Recipe = Recipe()
