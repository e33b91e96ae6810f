from kedro.pipeline import node, pipeline

from golden_copy_code.pipelines.pricing import nodes


def create_pipeline():
    return pipeline(
        [
            node(nodes.add_up, "parcels", "total", name="add_up"),
            node(nodes.invoice, ["total", "params:currency"], "invoice", name="write_invoice"),
        ]
    )
