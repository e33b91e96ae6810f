"""What sensors call."""

import dagster as dg


def page(context):
    """Log what would go to a pager."""
    context.log.warning("%s failed", context.dagster_run.job_name)


def measure_again(context, asset_event):
    """Ask for another run where the event says that it was warm."""
    if "warm" in (asset_event.dagster_event.step_materialization_data.materialization.tags or {}):
        return dg.RunRequest(run_key=str(context.cursor))
    return dg.SkipReason("It was not warm.")
