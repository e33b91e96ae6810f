"""Hooks of a random project."""

import functools
import inspect

from kedro.config import MissingConfigException
from kedro.framework.hooks import hook_impl
from kedro.io import MemoryDataset
from kedro_datasets.pickle import PickleDataset

from . import tools


class ReplaceInput:
    """Gives a node other data than was loaded."""

    def __init__(self, dataset, value):
        self.dataset = dataset
        self.value = value

    @hook_impl
    def before_node_run(self, node, inputs):
        if self.dataset in inputs:
            return {self.dataset: self.value}
        return None


class ChangeInputs:
    """Changes the mapping of inputs in place."""

    @hook_impl(tryfirst=True)
    def before_node_run(self, inputs):
        for name in list(inputs):
            if not name.startswith("param"):
                inputs[name] = ["changed", tools.plain(inputs[name])]


class ChangeLoaded:
    @hook_impl
    def after_dataset_loaded(self, dataset_name, data):
        tools.spoil(data)
        tools.tell("loaded.txt", dataset_name)


class ChangeSaved:
    @hook_impl(trylast=True)
    def before_dataset_saved(self, dataset_name, data):
        tools.spoil(data)

    @hook_impl
    def after_dataset_saved(self, dataset_name, data, node):
        tools.tell("saved.txt", [node.name, dataset_name, tools.look("after", type(data).__name__)])


class ChangeOutputs:
    """Saves something else than a node returned."""

    def __init__(self, dataset):
        self.dataset = dataset

    @hook_impl
    def after_node_run(self, node, outputs):
        if self.dataset in outputs:
            outputs[self.dataset] = {"changed": node.name}


class Note:
    """Tells of nodes, errors and runs."""

    def __init__(self):
        self.nodes = 0

    @hook_impl
    def before_pipeline_run(self, run_params, pipeline):
        told = [run_params["pipeline_names"], run_params["tags"], run_params["runtime_params"]]
        tools.tell("run.txt", ["begin", told, [node.name for node in pipeline.nodes]])

    @hook_impl
    def after_pipeline_run(self, run_result):
        loaded = {name: tools.plain(dataset.load()) for name, dataset in run_result.items()}
        tools.tell("run.txt", ["end", sorted(loaded.items()), self.nodes])

    @hook_impl
    def on_pipeline_error(self, error, pipeline):
        tools.tell("run.txt", ["error", repr(error), len(pipeline.nodes)])

    @hook_impl
    def on_node_error(self, error, node, inputs):
        tools.tell("errors.txt", [node.name, repr(error), sorted(inputs)])

    @hook_impl
    def after_node_run(self, node, inputs, outputs):
        self.nodes += 1
        tools.tell(
            "nodes.txt", [node.name, sorted(node.tags), sorted(inputs), sorted(outputs or ())]
        )


class Catalog:
    """Changes the catalog when it is created."""

    def __init__(self, added, replaced=()):
        self.added = added
        self.replaced = replaced

    @hook_impl
    def after_catalog_created(self, catalog):
        for name, value in self.added.items():
            catalog[name] = MemoryDataset(value)
        for name in self.replaced:
            catalog[name] = MemoryDataset({"replaced": name})


class CatalogOfRun:
    """Puts data into the catalog ahead of the nodes."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    @hook_impl
    def before_pipeline_run(self, catalog):
        catalog[self.name] = MemoryDataset(self.value, copy_mode="assign")


class Credentials:
    """Brings credentials that no file has."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    @hook_impl
    def after_context_created(self, context):
        try:
            given = context.config_loader["credentials"]
        except MissingConfigException:
            given = {}
        context.config_loader["credentials"] = {**given, self.name: self.value}


class Parameters:
    """Changes a parameter where the catalog is created."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    @hook_impl
    def after_catalog_created(self, catalog, parameters):
        tools.tell("parameters.txt", sorted(parameters))
        catalog[self.name] = MemoryDataset(self.value)


class ParametersOfContext:
    """Changes a parameter where the context is created."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    @hook_impl
    def after_context_created(self, context):
        given = context.config_loader["parameters"]
        context.config_loader["parameters"] = {**given, self.name: self.value}


class Stored:
    """Keeps a dataset in a file, in the place of its entry of the catalog."""

    def __init__(self, name):
        self.name = name

    @hook_impl
    def after_catalog_created(self, catalog):
        catalog[self.name] = PickleDataset(filepath="data/by_hook/stored.pkl")


class Functions:
    """Puts another function into nodes."""

    def __init__(self, spec):
        @hook_impl
        def before_pipeline_run(pipeline):
            for node in pipeline.nodes:
                self.replace(node)

        @hook_impl
        def before_node_run(node):
            self.replace(node)

        setattr(self, spec, locals()[spec])

    def replace(self, node):
        function = node.func
        if not inspect.isfunction(function) or inspect.isgeneratorfunction(function):
            return

        @functools.wraps(function)
        def replaced(*arguments, **keywords):
            tools.tell("replaced.txt", function.__name__)
            return function(*arguments, **keywords)

        node.func = replaced


class Wrapping:
    """Surrounds the calls of all other hooks."""

    @hook_impl(wrapper=True)
    def after_node_run(self, node):
        tools.tell("wrapped.txt", f"before {node.name}")
        result = yield
        tools.tell("wrapped.txt", f"after {node.name}")
        return result


class Fail:
    """Fails at a spec."""

    def __init__(self, spec, name=None):
        self.name = name

        @hook_impl
        def before_node_run(node):
            self.fail(node.name)

        @hook_impl
        def after_node_run(node):
            self.fail(node.name)

        @hook_impl
        def before_dataset_loaded(dataset_name):
            self.fail(dataset_name)

        @hook_impl
        def after_dataset_saved(dataset_name):
            self.fail(dataset_name)

        @hook_impl
        def before_pipeline_run():
            self.fail(None)

        @hook_impl
        def after_pipeline_run():
            self.fail(None)

        @hook_impl
        def after_catalog_created():
            self.fail(None)

        @hook_impl
        def on_node_error(node):
            self.fail(node.name)

        setattr(self, spec, locals()[spec])

    def fail(self, name):
        if self.name in (None, name):
            raise LookupError(f"a hook fails at {name}")
