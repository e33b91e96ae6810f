"""A weather station that watches its own runs."""
