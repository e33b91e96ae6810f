"""The registered pipelines."""

from kedro.pipeline import node, pipeline

from golden_session_classes.nodes import count_books, report


def register_pipelines():
    counting = pipeline(
        [
            node(count_books, "books", "counts", name="count_books"),
            node(report, ["counts", "params:label"], "report", name="report"),
        ]
    )
    return {"__default__": counting}
