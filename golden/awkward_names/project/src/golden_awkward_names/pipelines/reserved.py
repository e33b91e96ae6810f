"""Names that Dagster or generated code keeps for itself."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets and nodes that are called like what Dagster calls its own."""
    return pipeline(
        [
            node(start, ["seeds", "params:context"], "input", name="input"),
            node(add, ["input", "params:context"], "output", name="output", tags="input"),
            node(add, ["output", "params:words.list"], "config", name="config"),
            node(add, ["config", "params:words.a-b"], "context", name="context"),
            node(add, ["context", "params:words.a_b"], "type", name="type"),
            node(add, ["type", "params:context"], "conf", name="conf"),
            node(add, ["conf", "params:words.list"], "meta", name="meta"),
            node(add, ["meta", "params:words.a-b"], "defs", name="defs"),
            node(add, ["defs", "params:words.a_b"], "dg", name="dg"),
            node(add, ["dg", "params:context"], "op_", name="op_"),
            # External datasets that are called like modules.
            node(
                join,
                inputs=[
                    *["input", "output", "config", "context", "type", "conf", "meta"],
                    *["defs", "dg", "op_", "jobs", "resources"],
                ],
                outputs="reserved_words",
                name="resources",
            ),
        ]
    )
