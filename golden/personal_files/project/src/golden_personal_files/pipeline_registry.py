"""Project pipelines."""

from kedro.pipeline import Pipeline, node

from golden_personal_files.nodes import pick, plan_beds


def register_pipelines() -> dict[str, Pipeline]:
    """Register the project's pipelines."""
    garden = Pipeline(
        [
            node(plan_beds, ["params:beds", "params:weather.api_key"], "plan", name="plan_beds"),
            node(pick, ["plan", "params:beds.count"], "harvest", name="pick"),
        ]
    )
    return {"__default__": garden}
