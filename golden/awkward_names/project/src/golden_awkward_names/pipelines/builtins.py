"""Names that Python has given already."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets and nodes that are called like builtins."""
    return pipeline(
        [
            node(start, "list", "tuple", name="list"),
            node(add, ["tuple", "params:words.list"], "print", name="tuple"),
            node(add, ["print", "params:class_.copy"], "dict", name="print"),
            node(add, ["dict", "params:class_"], "str", name="dict"),
            node(add, ["str", "params:words.a_b"], "len", name="str"),
            node(add, ["len", "params:words.list"], "super", name="len"),
            node(add, ["super", "params:words.a-b"], "two words", name="super"),
            node(
                join,
                inputs=["tuple", "print", "dict", "str", "len", "super", "two words"],
                outputs="builtin_words",
                name="sum",
            ),
        ]
    )
