"""A hook that implements every spec, and writes down what it is called with."""

import inspect
import re
from pathlib import Path

from kedro.framework.context import KedroContext
from kedro.framework.hooks import hook_impl
from kedro.io import AbstractDataset, DataCatalog, DatasetError
from kedro.pipeline import Pipeline
from kedro.pipeline.node import Node


class Trace:
    """Writes a line for each call, free of ids, times and the places of files."""

    def __init__(self):
        self.project_path = None
        self.run_id = None

    def write(self, spec, **arguments):
        told = ", ".join(f"{name}={self.show(value)}" for name, value in arguments.items())
        path = self.project_path / "trace" / "calls.txt"
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{spec}({told})\n")

    def show(self, value):
        if isinstance(value, Node):
            return f"<node {value.name}: {value.inputs}, {value.outputs}>"
        if isinstance(value, Pipeline):
            return f"<pipeline {[node.name for node in value.nodes]}>"
        if isinstance(value, DataCatalog):
            return f"<{type(value).__name__} {sorted(value.keys())}>"
        if isinstance(value, AbstractDataset):
            return f"<{type(value).__name__}>"
        if isinstance(value, Exception):
            return f"<{type(value).__module__}.{type(value).__name__}: {self.plain(str(value))}>"
        if isinstance(value, dict):
            # Kedro merges files of parameters in no fixed order.
            items = sorted(value.items(), key=lambda item: str(item[0]))
            shown = (f"{key}: {self.show(each)}" for key, each in items)
            return "{" + ", ".join(shown) + "}"
        if isinstance(value, (list, tuple)):
            return f"{type(value).__name__}{[self.show(each) for each in value]}"
        if inspect.isgenerator(value) or type(value).__name__ in ("map", "unzip"):
            return "<iterator>"
        return self.plain(repr(value))

    def load(self, dataset):
        try:
            return dataset.load()
        except DatasetError:
            return "<cannot be loaded>"

    def plain(self, text):
        text = text.replace(self.project_path.as_posix(), "<project>")
        if self.run_id is not None:
            text = text.replace(self.run_id, "<run>")
        return re.sub(r" at 0x[0-9a-f]+", "", text)

    @hook_impl
    def after_context_created(self, context):
        assert isinstance(context, KedroContext)
        self.project_path = Path(context.project_path)
        self.write("after_context_created", env=context.env, params=context.params)

    @hook_impl
    def after_catalog_created(
        self, catalog, conf_catalog, conf_creds, parameters, save_version, load_versions
    ):
        self.run_id = save_version
        self.write(
            "after_catalog_created",
            catalog=catalog,
            conf_catalog=conf_catalog,
            conf_creds=conf_creds,
            parameters=parameters,
            save_version=save_version,
            load_versions=load_versions,
        )

    @hook_impl
    def before_pipeline_run(self, run_params, pipeline, catalog):
        self.write("before_pipeline_run", run_params=run_params, pipeline=pipeline, catalog=catalog)

    @hook_impl
    def after_pipeline_run(self, run_params, run_result, pipeline, catalog):
        self.write(
            "after_pipeline_run",
            run_params=run_params,
            run_result=run_result,
            loaded={name: self.load(dataset) for name, dataset in run_result.items()},
            pipeline=pipeline,
            catalog=catalog,
        )

    @hook_impl
    def on_pipeline_error(self, error, run_params, pipeline, catalog):
        self.write(
            "on_pipeline_error",
            error=error,
            run_params=run_params,
            pipeline=pipeline,
            catalog=catalog,
        )

    @hook_impl
    def before_node_run(self, node, catalog, inputs, is_async, run_id):
        self.write(
            "before_node_run",
            node=node,
            catalog=catalog,
            inputs=inputs,
            is_async=is_async,
            run_id=run_id,
        )

    @hook_impl
    def after_node_run(self, node, catalog, inputs, outputs, is_async, run_id):
        self.write(
            "after_node_run",
            node=node,
            catalog=catalog,
            inputs=inputs,
            outputs=outputs,
            is_async=is_async,
            run_id=run_id,
        )

    @hook_impl
    def on_node_error(self, error, node, catalog, inputs, is_async, run_id):
        self.write(
            "on_node_error",
            error=error,
            node=node,
            catalog=catalog,
            inputs=inputs,
            is_async=is_async,
            run_id=run_id,
        )

    @hook_impl
    def before_dataset_loaded(self, dataset_name, node):
        self.write("before_dataset_loaded", dataset_name=dataset_name, node=node)

    @hook_impl
    def after_dataset_loaded(self, dataset_name, data, node):
        self.write("after_dataset_loaded", dataset_name=dataset_name, data=data, node=node)

    @hook_impl
    def before_dataset_saved(self, dataset_name, data, node):
        self.write("before_dataset_saved", dataset_name=dataset_name, data=data, node=node)

    @hook_impl
    def after_dataset_saved(self, dataset_name, data, node):
        self.write("after_dataset_saved", dataset_name=dataset_name, data=data, node=node)
