"""Pipeline of a harvest."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import add_up, count, label, print_letterheads, send, share_out, weigh


def create_pipeline(**kwargs: object) -> Pipeline:
    """Weigh, label and send the harvest of each field."""
    return pipeline(
        [
            node(weigh, "crates", "weights", name="weigh"),
            node(label, ["weights", "tariff"], ["labels", "worth"], name="label"),
            # Partitions from something that has none: all at once in a job.
            node(print_letterheads, "tariff", "letterheads", name="print_letterheads"),
            node(send, ["labels", "letterheads"], "letters", name="send"),
            # No partitions from something that has some.
            node(add_up, "weights", "harvest", name="add_up"),
            node(share_out, ["harvest", "weights"], "shares", name="share_out"),
            node(count, "labels", None, name="count"),
        ]
    )
