"""How the orchards run their steps."""

import time

import dagster as dg


@dg.executor(name="patient", config_schema={"seconds": dg.Field(float, default_value=0.0)})
def patient_executor(context: dg.InitExecutorContext) -> dg.Executor:
    """Wait a little before the first step."""
    time.sleep(context.executor_config["seconds"])
    plain = context._replace(executor_config={"retries": {"enabled": {}}, "marker_to_close": None})
    return dg.in_process_executor.executor_creation_fn(plain)
