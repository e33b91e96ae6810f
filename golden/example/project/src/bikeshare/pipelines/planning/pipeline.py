"""Pipeline that plans the moves of bikes."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import announce_moves, list_moves, plan_moves, split_by_station


def create_pipeline(**kwargs: object) -> Pipeline:
    """Plan the moves of each station, then list and announce them."""
    return pipeline(
        [
            node(split_by_station, "demand_features", "station_days", name="split_by_station"),
            node(
                plan_moves,
                ["station_days", "params:planning.spare_docks"],
                "moves",
                name="plan_moves",
            ),
            node(list_moves, "moves", "move_list", name="list_moves"),
            node(
                announce_moves,
                ["move_list", "params:planning.announce_from"],
                None,
                name="announce_moves",
            ),
        ]
    )
