"""The inspect stage: reads a Kedro project into the Kedro model.

The only stage that imports Kedro. It loads no data, makes no dataset, runs no node, fires no hook.
"""

from .project import inspect_project
from .taken_names import refuse_taken_name
from .translators.loading import load_translator

__all__ = ["inspect_project", "load_translator", "refuse_taken_name"]
