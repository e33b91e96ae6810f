"""Pipeline that reads new files and confirms that it has read them."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    count_eggs,
    log_arrivals,
    log_departures,
    post_sightings,
    publish,
    read_rings,
    sweep_feathers,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Watch the birds come and go."""
    return pipeline(
        [
            # Confirms what it reads.
            node(
                log_arrivals,
                inputs="arrivals",
                outputs="arrival_log",
                confirms="arrivals",
                name="log_arrivals",
            ),
            # Confirms what it reads, after two outputs.
            node(
                count_eggs,
                inputs="nests",
                outputs=["egg_counts", "nest_weeks"],
                confirms=["nests"],
                name="count_eggs",
            ),
            # Confirms what it reads, with nothing to save.
            node(
                post_sightings,
                inputs=["sightings", "params:board_path"],
                outputs=None,
                confirms="sightings",
                name="post_sightings",
            ),
            # Confirm nothing.
            node(log_departures, "departures", "departure_log", name="log_departures"),
            node(sweep_feathers, "moults", "feathers", name="sweep_feathers"),
            node(read_rings, "rings", "ring_list", name="read_rings"),
            # Confirms what two other nodes have read.
            node(
                publish,
                inputs=["departure_log", "feathers"],
                outputs="bulletin",
                confirms=["departures", "moults"],
                name="publish",
            ),
        ]
    )
