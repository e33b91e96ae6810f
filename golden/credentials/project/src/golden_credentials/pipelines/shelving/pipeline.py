"""Pipeline that writes and reads datasets with credentials."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import shelve, split_by_hall, weigh


def create_pipeline(**kwargs: object) -> Pipeline:
    """Lock the luggage up, unlock it again and weigh it."""
    return pipeline(
        [
            node(shelve, "luggage", "shelves", name="shelve"),
            node(split_by_hall, "shelves", "shelves_by_hall", name="split_by_hall"),
            node(weigh, ["shelves_by_hall", "params:digits"], "weights", name="weigh"),
        ]
    )
