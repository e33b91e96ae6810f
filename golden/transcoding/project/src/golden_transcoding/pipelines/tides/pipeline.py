"""Pipeline with views in namespaces."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import post_tides, tabulate_tides


def create_pipeline(**kwargs: object) -> Pipeline:
    """Post the tides at the harbour and at the reef."""
    template = pipeline(
        [
            node(tabulate_tides, "params:tide", "high_table@pandas", name="tabulate_tides"),
            node(post_tides, "high_table@text", "tide_notice", name="post_tides"),
        ]
    )
    return pipeline(template, namespace="harbour") + pipeline(template, namespace="reef")
