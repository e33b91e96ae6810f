"""Pipelines."""

from kedro.pipeline import Pipeline, node

from golden_io_managers.nodes import read_arrivals, sum_up, write_note


def register_pipelines() -> dict[str, Pipeline]:
    """Register the day of the harbour."""
    harbour = Pipeline(
        [
            node(read_arrivals, "logbook", "arrivals", name="read_arrivals"),
            node(write_note, "arrivals", "arrivals_note", name="write_note"),
            node(sum_up, ["arrivals", "arrivals_note"], "summary", name="sum_up"),
        ]
    )
    return {"__default__": harbour}
