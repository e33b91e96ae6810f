"""The pipelines of the project, by name."""

from kedro.pipeline import Pipeline

from .pipelines import ceremony, judging


def register_pipelines() -> dict[str, Pipeline]:
    """Register the fairs and the ceremony, and some selections of their nodes."""
    fairs = judging.create_pipeline()
    whole_contest = fairs + ceremony.create_pipeline()
    return {
        "__default__": whole_contest,
        "fairs": fairs,
        "ceremony": ceremony.create_pipeline(),
        "coast": whole_contest.only_nodes_with_namespaces(["coastal"]),
        "public": whole_contest.only_nodes_with_tags("public"),
    }
