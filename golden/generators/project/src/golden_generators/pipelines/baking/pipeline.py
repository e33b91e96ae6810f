"""Pipeline of generators with one output."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import bake, cool, report_cooling, show_trays, strike_hours, weigh


def create_pipeline(**kwargs: object) -> Pipeline:
    """Bake and cool tray by tray."""
    return pipeline(
        [
            # Nothing goes in, chunks come out.
            node(strike_hours, None, "strokes", name="strike_hours"),
            # Each chunk is saved before the next one is made.
            node(
                bake,
                inputs=["params:trays", "params:loaves_per_tray", "params:notes_path"],
                outputs="notes",
                name="bake",
            ),
            # All the chunks are read at once by the next node.
            node(weigh, "notes", "weight", name="weigh"),
            # Each chunk replaces the one before, on disk and in memory.
            node(
                show_trays,
                inputs={"loaves": "params:loaves_per_tray", "trays": "params:trays"},
                outputs="latest_tray",
                name="show_trays",
            ),
            node(cool, "notes", "cooling", name="cool"),
            node(report_cooling, "cooling", "cooled", name="report_cooling"),
        ]
    )
