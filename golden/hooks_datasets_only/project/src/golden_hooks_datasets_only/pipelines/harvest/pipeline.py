"""The pipeline of the harvest."""

from functools import partial

from kedro.pipeline import node, pipeline

from .nodes import (
    keep_ledger,
    post_notice,
    press,
    read_ledger,
    report,
    sort_apples,
    taste,
    weigh,
    write_labels,
)


def create_pipeline():
    return pipeline(
        [
            node(
                weigh, ["params:season", "baskets", "params:scale.factor"], "weights", name="weigh"
            ),
            node(
                sort_apples,
                {"limit": "params:limit", "weights": "weights"},
                ["sorted_apples", "small"],
                name="sort_apples",
            ),
            node(
                press,
                ["sorted_apples", "sorted_apples", "params:scale.factor"],
                {"juice": "bottles", "pomace": "pomace"},
                name="press",
            ),
            node(write_labels, ["bottles", "pomace"], "labels", name="write_labels"),
            node(
                keep_ledger,
                ["deliveries", "params:season"],
                "ledger@json",
                name="keep_ledger",
                confirms="deliveries",
            ),
            node(read_ledger, "ledger@text", "length", name="read_ledger"),
            node(
                partial(report, factor=3),
                ["length", "small", "labels"],
                "report",
                name="write_report",
            ),
            node(post_notice, "report", None, name="post_notice"),
            node(taste, "bottles", "verdict", name="taste"),
        ]
    )
