"""A sensor of the station's own."""

import dagster as dg


@dg.sensor(minimum_interval_seconds=3600)
def storm_warning():
    """Look out of the window."""
    return dg.SkipReason("No storm.")
