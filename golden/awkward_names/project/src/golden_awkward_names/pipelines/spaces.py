"""Namespaces with names that are hard."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Put the same nodes into namespaces that are called like keywords, or nearly alike."""
    sentence = pipeline(
        [
            node(start, ["seeds", "params:word"], "input", name="input"),
            node(add, ["input", "params:word"], "output", name="class"),
        ]
    )
    word = pipeline([node(start, ["seeds", "params:word"], "c", name="c")])
    plain = pipeline(
        [
            # Names of their own that look like names in a namespace.
            node(
                add, ["lambda.output", "params:words.list"], "lambda__output", name="lambda__class"
            ),
            node(
                add, ["class.output", "params:class"], "lambda.class.output", name="lambda.class_"
            ),
            node(
                join,
                inputs=[
                    *["class.input", "class.output", "lambda.input", "lambda.output"],
                    *["lambda__output", "lambda.class.output", "a-b.c", "a_b.c"],
                ],
                outputs="spaces",
                name="join.spaces",
            ),
        ]
    )
    return (
        _in_namespace(sentence, "class", "params:words.class")
        + _in_namespace(sentence, "lambda", "params:words.lambda")
        + _in_namespace(word, "a-b", "params:words.a-b")
        + _in_namespace(word, "a_b", "params:words.a_b")
        + plain
    )


def _in_namespace(template: Pipeline, namespace: str, word: str) -> Pipeline:
    return pipeline(template, namespace=namespace, inputs="seeds", parameters={"params:word": word})
