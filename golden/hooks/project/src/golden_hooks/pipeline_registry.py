"""The registered pipelines."""

from golden_hooks.pipelines.harvest import create_pipeline


def register_pipelines():
    harvest = create_pipeline()
    return {"__default__": harvest, "harvest": harvest}
