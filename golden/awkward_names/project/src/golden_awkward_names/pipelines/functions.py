"""Functions that share their names with datasets, nodes and pipelines."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import Words, join

LONG = (
    "a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last"
    "_so_that_nobody_needs_to_look_it_up"
)


def seeds(seeds: Words) -> Words:
    """Let seeds sprout; the function, its parameter and its input have one name."""
    return [*seeds, "sprout"]


def asset(sprouts: Words) -> Words:
    """Call a word an asset."""
    return [*sprouts, "asset"]


def op(asset: Words) -> Words:
    """Call a word an op; the parameter is called like another function."""
    return [*asset, "op"]


def dg(self: Words, cls: str = "cls") -> tuple[Words, Words]:
    """Call words self and cls, without a class."""
    return [*self, "self"], [*self, cls]


def echo(echo: Words) -> Words:
    """Echo words; the pipeline, the node, the function and the output have one name."""
    return [*echo, "echo"]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets and nodes that are called like functions."""
    return pipeline(
        [
            node(seeds, "seeds", "sprouts", name="seeds"),
            node(asset, "sprouts", "asset", name="op"),
            node(op, "asset", "op", name="asset"),
            node(dg, {"self": "op", "cls": "params:words.list"}, ["self", "cls"], name="self.cls"),
            node(echo, "seeds", "echo", name="echo"),
            node(echo, "echo", "Echo", name="Echo"),
            node(join, ["op", "self", "cls", "echo", "Echo"], "long_names", name=LONG),
        ]
    )
