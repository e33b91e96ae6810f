"""Nothing is set."""
