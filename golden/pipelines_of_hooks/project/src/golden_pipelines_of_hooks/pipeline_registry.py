"""The registered pipelines, but for those of the shelves."""

from kedro.pipeline import node, pipeline

from golden_pipelines_of_hooks.nodes import count, report


def of_shelf(shelf):
    """The pipeline of a shelf."""
    return pipeline([node(count, f"{shelf}_books", f"{shelf}_count", name=f"count_{shelf}")])


def register_pipelines():
    return {
        "report": pipeline(
            [node(report, ["botany_count", "optics_count"], "report", name="report")]
        )
    }
