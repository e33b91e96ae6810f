"""Pipeline that reads through datasets of the project."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import take_stock

BOXES = [
    *["any_box", "positional_box", "named_box", "default_box", "box", "versioned_box"],
    *["unversioned_box", "always_versioned_box", "wrapped_box", "scratch", "sorted_things"],
]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Look into the boxes."""
    return pipeline(
        [
            node(
                take_stock,
                inputs={"hours": "opening_hours", **{box: box for box in BOXES}},
                outputs="inventory",
                name="take_stock",
            )
        ]
    )
