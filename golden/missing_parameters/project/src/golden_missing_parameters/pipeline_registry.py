"""The pipelines of the project, by name."""

from kedro.framework.project import find_pipelines
from kedro.pipeline import Pipeline


def register_pipelines() -> dict[str, Pipeline]:
    """Collect every pipeline, run them all by default, and one that needs nothing of the run."""
    pipelines = find_pipelines(raise_errors=True)
    pipelines["__default__"] = sum(pipelines.values(), start=Pipeline([]))
    pipelines["gear"] = pipelines["dives"].only_nodes("check_gear")
    return pipelines
