"""The pipelines of the shops."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes


def register_pipelines() -> dict[str, Pipeline]:
    """Register the shops of both cities, and their total."""
    shop = pipeline(
        [
            node(nodes.count, "sales", "counts", name="count"),
            node(nodes.report, "counts", "report", name="report"),
        ]
    )
    places = ["bern.airport", "bern.station", "rome.airport"]
    shops = sum((pipeline(shop, namespace=place) for place in places), Pipeline([]))
    counts = [f"{place}.counts" for place in places]
    whole = shops + pipeline([node(nodes.total, counts, "total", name="total")])
    return {"__default__": whole, "shops": shops}
