"""Functions of nodes: lambdas and closures of the Kedro project."""


# From `create_pipeline` in golden_previews.pipelines.tasting.pipeline.
def pour_preview():
    from kedro.pipeline.preview_contract import TextPreview

    return TextPreview(content="One cup for each group.")


# From `tell` in golden_previews.pipelines.tasting.showing.
def sip_preview():
    from kedro.pipeline.preview_contract import TextPreview

    text = "every cup is new once"

    return TextPreview(content=f"It is told: {text}")
