"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class SplitTeasConfig(dg.Config):
    """Parameters of the node `split_teas`."""

    places: int = 2


class PrepareLlmConfig(dg.Config):
    """Parameters of the node `prepare_llm`."""

    places: int = 2
