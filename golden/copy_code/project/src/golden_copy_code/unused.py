"""Nobody imports this one, so it is not copied."""
