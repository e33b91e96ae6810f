"""The pipelines of the project, by names that are no module's."""

from kedro.pipeline import Pipeline

from .pipelines import builtins, functions, keywords, letters, meeting, numbers, reserved, spaces


def register_pipelines() -> dict[str, Pipeline]:
    """Give each pipeline a name that is hard to use."""
    pipelines = {
        "class": keywords.create_pipeline(),
        "resources": reserved.create_pipeline(),
        "external": meeting.create_pipeline(),
        "jobs": builtins.create_pipeline(),
        "definitions": functions.create_pipeline(),
        "2024": numbers.create_pipeline(),
        "größe": letters.create_pipeline(),
        "project": spaces.create_pipeline(),
    }
    return {
        **pipelines,
        "echo": pipelines["definitions"].only_nodes("echo"),
        "class-2024": pipelines["class"] + pipelines["2024"],
        "__default__": sum(pipelines.values(), start=Pipeline([])),
    }
