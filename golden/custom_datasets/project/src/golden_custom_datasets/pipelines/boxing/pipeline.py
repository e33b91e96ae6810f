"""Pipeline that writes through datasets of the project."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import list_things, pack, pack_many, sign

PLAIN = ["any_box", "bare_any_box", "positional_box", "named_box", "default_box", "filled_box"]
VERSIONED = ["versioned_box", "unversioned_box", "always_versioned_box"]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Put the things into boxes."""
    return pipeline(
        [
            *[node(pack, ["things", "params:room"], box, name=f"pack_{box}") for box in PLAIN],
            node(pack_many, "things", [*VERSIONED, "box", "empty_box"], name="pack_many"),
            node(
                list_things,
                "things",
                ["wrapped_box", "scratch", "sorted_things"],
                name="list_things",
            ),
            node(sign, "makers", "makers_sign", name="sign"),
        ]
    )
