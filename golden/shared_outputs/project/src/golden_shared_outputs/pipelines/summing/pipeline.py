"""Pipeline that needs what another one keeps in memory."""

from kedro.pipeline import Pipeline, node, pipeline


def summarise(trend: float, readings: dict[str, float]) -> dict[str, object]:
    """Summarise the readings by their trend."""
    return {"rising": trend > 0, "days": list(readings)}


def create_pipeline(**kwargs: object) -> Pipeline:
    """Summarise the trend."""
    return pipeline([node(summarise, ["trend", "readings"], "summary", name="summarise")])
