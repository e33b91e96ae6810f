"""Groups: several nodes that are one step."""
