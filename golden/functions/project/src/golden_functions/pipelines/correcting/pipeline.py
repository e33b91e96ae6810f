"""Pipeline that corrects the readings."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import Harbour, clip_spikes, drop_gaps, old_harbour, sort_by_hour, to_metres


def create_pipeline(**kwargs: object) -> Pipeline:
    """Correct the readings by functions, methods and callable objects."""
    return pipeline(
        [
            node(drop_gaps, "readings", "complete", name="drop_gaps"),
            # Decorated: with its own name, and with that of the decorator's function.
            node(sort_by_hour, "complete", "in_order", name="sort_by_hour"),
            node(to_metres, "in_order", "in_metres", name="to_metres"),
            # Methods of a class, and of an instance that the module holds.
            node(Harbour.own_readings, "in_metres", "own", name="own_readings"),
            node(old_harbour.above_datum, "own", "above_datum", name="above_datum"),
            node(Harbour.is_high, "above_datum", "high_water", name="is_high"),
            # A callable instance that the module holds.
            node(clip_spikes, "above_datum", "corrected", name="clip_spikes"),
        ]
    )
