"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class Greeting(dg.Config):
    """Parameters under `greeting`."""

    path: str = "data/03_posted/greetings/captain.txt"
    text: str = "Mind the gap between boat and pier."


class LogFaresConfig(dg.Config):
    """Parameters of the node `log_fares`."""

    log_path: str = "data/03_posted/log.csv"


class PostBoardConfig(dg.Config):
    """Parameters of the node `post_board`."""

    board_path: str = "data/03_posted/board.txt"


class PostGreetingConfig(dg.Config):
    """Parameters of the node `post_greeting`."""

    greeting: Greeting = Greeting()


class PostTidesConfig(dg.Config):
    """Parameters of the node `post_tides`."""

    tide_path: str = "data/03_posted/tides/today.json"
