"""Pipeline that shows what the configuration says."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import dig_beds, price, repeat, show_options, show_types


def create_pipeline(**kwargs: object) -> Pipeline:
    """Run the nursery."""
    return pipeline(
        [
            node(price, ["seedlings", "params:rate", "params:rates"], "prices", name="price"),
            node(
                show_types,
                ["seedlings", "params:label", "params:limit"],
                "types",
                name="show_types",
            ),
            node(show_options, "parameters", "options", name="show_options"),
            node(dig_beds, ["params:beds.rows", "params:season.months"], "beds", name="dig_beds"),
            node(repeat, "plain_motto", "motto", name="repeat"),
            node(repeat, "motto", "shown_motto", name="show_motto"),
        ]
    )
