"""Project pipelines."""

from kedro.pipeline import Pipeline, node

from golden_resolvers.nodes import bake, shelve, write_sheet


def register_pipelines() -> dict[str, Pipeline]:
    """Register the project's pipelines."""
    bread = Pipeline(
        [
            node(
                bake,
                ["params:stage", "params:label", "params:oven", "params:rolls"],
                "loaves",
                name="bake",
            ),
            node(shelve, ["loaves", "params:shelves"], "report", name="shelve"),
            node(write_sheet, ["params:oven.note", "report"], "rye_sheet", name="write_sheet"),
        ]
    )
    return {"__default__": bread}
