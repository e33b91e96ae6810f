"""Pipeline whose nodes pass most of their data on in memory."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import bake, fold_bags, knead, mix, open_guest_book, take_crumbs, taste, write_labels


def create_pipeline(**kwargs: object) -> Pipeline:
    """Mix, knead, bake and taste; the labels are written from the stored loaves."""
    return pipeline(
        [
            node(mix, ["flour", "params:loaves"], ["dough", "bags"], name="mix"),
            node(knead, "dough", "kneaded", name="knead"),
            node(take_crumbs, "dough", "crumbs", name="take_crumbs"),
            node(fold_bags, "bags", None, name="fold_bags"),
            node(open_guest_book, "bags", "guest_book", name="open_guest_book"),
            node(bake, ["kneaded", "params:oven"], "loaves", name="bake"),
            node(taste, ["loaves", "crumbs", "guest_book"], "verdict", name="taste"),
            node(write_labels, "loaves", "labels", name="write_labels"),
        ]
    )
