"""A hook that makes pipelines of parameters."""

from kedro.framework.hooks import hook_impl
from kedro.framework.project import pipelines

from golden_pipelines_of_hooks.pipeline_registry import of_shelf


class Shelves:
    """Registers a pipeline for each shelf, which only the parameters know."""

    @hook_impl
    def after_context_created(self, context):
        shelves = {shelf: of_shelf(shelf) for shelf in context.params["shelves"]}
        for shelf, pipeline in shelves.items():
            pipelines[shelf] = pipeline
        pipelines["__default__"] = sum(shelves.values(), pipelines["report"])
