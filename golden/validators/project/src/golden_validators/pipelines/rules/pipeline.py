"""Pipeline whose datasets show when they were checked."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import collect, stamp, stamp_two

SINGLE = ["stamps", "skipped", "saved", "loaded", "unchecked", "warned", "passed", "kept"]
PATTERNS = ["stamps_of_ada", "stamps_of_piet"]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Write each dataset of stamps and read all of them."""
    names = {each: each if each == "stamps" else f"{each}_stamps" for each in SINGLE}
    return pipeline(
        [
            *[node(stamp, None, name, name=f"make_{name}") for name in names.values()],
            node(stamp_two, None, PATTERNS, name="make_stamps_of_pattern"),
            node(
                collect,
                inputs={**names, "ada": "stamps_of_ada", "piet": "stamps_of_piet"},
                outputs="all_stamps",
                name="collect_stamps",
            ),
        ]
    )
