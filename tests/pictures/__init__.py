"""Pictures of Dagster's UI for the documentation, and its pages in a browser: `make pictures`."""
