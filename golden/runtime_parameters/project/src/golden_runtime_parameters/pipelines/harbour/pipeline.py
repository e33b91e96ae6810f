"""The harbour's day, most of which is known only when a run starts."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import assign_berths, copy_tides, write_book


def create_pipeline(**_: object) -> Pipeline:
    """Assign the berths, write the book, copy the tides."""
    return pipeline(
        [
            node(assign_berths, ["arrivals", "params:berths"], "berth_plan", name="assign_berths"),
            node(
                write_book,
                ["berth_plan", "params:day", "params:watch"],
                "harbour_book",
                name="write_book",
            ),
            node(copy_tides, "params:season", "tide_table", name="copy_tides"),
        ]
    )
