"""Pipeline of a market hall."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import clean, close, open_doors, report, sell


def create_pipeline(**kwargs: object) -> Pipeline:
    """Clean, open, sell and close."""
    return pipeline(
        [
            node(clean, "floor", "cleaned", name="clean"),
            node(open_doors, ["cleaned", "keys"], ["doors", "opened"], name="open_doors"),
            # Before and after something without partitions.
            node(sell, ["opened", "tables"], {"sums": "sums", "sold": "sold"}, name="sell"),
            node(report, ["sold", "doors"], "report", name="report"),
            node(close, ["sold"], None, name="close"),
        ]
    )
