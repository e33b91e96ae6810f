"""A harbour that is told the day when a run starts."""
