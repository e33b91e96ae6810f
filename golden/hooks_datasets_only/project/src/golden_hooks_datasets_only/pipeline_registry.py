"""The registered pipelines."""

from golden_hooks_datasets_only.pipelines.harvest import create_pipeline


def register_pipelines():
    harvest = create_pipeline()
    return {"__default__": harvest, "harvest": harvest}
