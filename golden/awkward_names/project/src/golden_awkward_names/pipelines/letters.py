"""Names with letters of other alphabets."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start

OMEGA = "\N{GREEK CAPITAL LETTER OMEGA}"
SHIFT = "\u0441\u043c\u0435\u043d\u0430"


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets, nodes and tags that need more than ASCII."""
    return pipeline(
        [
            node(start, ["seeds", "params:words.größe"], "höhe", name="höhe", tags=["grün", OMEGA]),
            node(add, ["höhe", "params:words.größe"], "hohe", name="hohe", tags="grun"),
            node(add, ["hohe", "params:words.a-b"], "größe", name="größe"),
            node(add, ["größe", "params:words.a_b"], "λ", name="λ"),
            node(add, ["λ", "params:words.größe"], OMEGA, name=OMEGA),
            node(add, [OMEGA, "params:words.a-b"], SHIFT, name=SHIFT),
            node(add, [SHIFT, "params:words.a_b"], "été", name="été"),
            node(
                join,
                inputs=["höhe", "hohe", "größe", "λ", OMEGA, SHIFT, "été"],
                outputs="letters",
                name="lettres",
            ),
        ]
    )
