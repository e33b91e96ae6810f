"""Pipeline that writes versions and reads them again."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import compile_catalogue, estimate_viability, list_discards, list_sowing, set_rule


def create_pipeline(**kwargs: object) -> Pipeline:
    """Catalogue the seeds, estimate their viability and decide what to sow."""
    return pipeline(
        [
            node(
                compile_catalogue,
                inputs=["seeds", "params:year"],
                outputs="seed_catalogue",
                name="compile_catalogue",
            ),
            node(
                estimate_viability,
                inputs=["seed_catalogue", "params:yearly_decay"],
                outputs="viability",
                name="estimate_viability",
            ),
            node(
                set_rule,
                inputs=["seed_catalogue", "params:least_viable"],
                outputs="sowing_rule",
                name="set_rule",
            ),
            node(
                list_sowing,
                inputs=["sowing_rule", "viability"],
                outputs="sowing_list",
                name="list_sowing",
            ),
            node(
                list_discards,
                inputs=["sowing_rule", "viability"],
                outputs="discard_list",
                name="list_discards",
            ),
        ]
    )
