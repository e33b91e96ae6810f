"""Hooks that write down what they are told of datasets, nodes and pipelines, and change an input."""

from functools import partial
from pathlib import Path

from kedro.framework.hooks import hook_impl


def _all_but_first(load):
    return load()[1:]


class Diary:
    """Writes a line for each call: the spec, the node, the dataset, and the partitions in its data."""

    def write(self, *words):
        with Path("calls.log").open("a", encoding="utf-8") as file:
            file.write(" ".join(words) + "\n")

    def parts(self, data):
        return "+".join(sorted(data)) if isinstance(data, dict) else ""

    @hook_impl
    def before_pipeline_run(self, pipeline):
        self.write("before_pipeline_run")

    @hook_impl
    def after_pipeline_run(self, pipeline):
        self.write("after_pipeline_run")

    @hook_impl
    def before_node_run(self, node, inputs):
        self.write("before_node_run", node.name)
        if node.name != "spin":
            return None
        # The first frame of each hive stays with the bees.
        frames = inputs["frames"].items()
        return {"frames": {hive: partial(_all_but_first, load) for hive, load in frames}}

    @hook_impl
    def after_dataset_loaded(self, dataset_name, data, node):
        self.write("after_dataset_loaded", node.name, dataset_name, self.parts(data))

    @hook_impl
    def after_dataset_saved(self, dataset_name, data, node):
        self.write("after_dataset_saved", node.name, dataset_name, self.parts(data))
