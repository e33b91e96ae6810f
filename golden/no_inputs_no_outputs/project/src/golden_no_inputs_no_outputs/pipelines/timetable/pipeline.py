"""Pipeline whose nodes lack inputs or outputs."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    log_fares,
    make_crew_and_flags,
    make_departures,
    make_fares,
    make_tides,
    post_board,
    post_greeting,
    post_tides,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make a timetable and post it on the piers."""
    return pipeline(
        [
            # Nothing goes in.
            node(make_departures, inputs=None, outputs="departures", name="make_departures"),
            node(make_fares, inputs=[], outputs="fares", name="make_fares"),
            node(make_crew_and_flags, None, ["crew", "flags"], name="make_crew_and_flags"),
            node(make_tides, None, "tides", name="make_tides"),
            # Nothing comes out.
            node(
                post_board,
                inputs=["departures", "piers", "params:board_path"],
                outputs=None,
                name="post_board",
            ),
            node(post_greeting, "params:greeting", None, name="post_greeting"),
            node(
                post_tides,
                inputs={"path": "params:tide_path", "tides": "tides"},
                outputs=None,
                name="post_tides",
            ),
            # Something comes out, but there is nowhere to put it.
            node(log_fares, ["fares", "params:log_path"], None, name="log_fares"),
        ]
    )
