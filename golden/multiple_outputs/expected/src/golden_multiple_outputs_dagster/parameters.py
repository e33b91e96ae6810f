"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class GradeStrictlyConfig(dg.Config):
    """Parameters of the node `grade_strictly`."""

    oxygen_limit: float = 8.5


class SplitBySeasonConfig(dg.Config):
    """Parameters of the node `split_by_season`."""

    seasons__spring: list[int] = [3, 4, 5]
    seasons__autumn: list[int] = [9, 10, 11]


class ChangeBetweenSeasonsConfig(dg.Config):
    """Parameters of the node `change_between_seasons`."""

    digits: int = 3


class ChangeWithItselfConfig(dg.Config):
    """Parameters of the node `change_with_itself`."""

    digits: int = 3
