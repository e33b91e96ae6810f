from kedro.pipeline import node, pipeline

from .nodes import write_labels


def create_pipeline():
    return pipeline([node(write_labels, "parcels", "labels", name="write_labels")])
