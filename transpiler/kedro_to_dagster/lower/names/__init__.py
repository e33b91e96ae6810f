"""Names: from Kedro's to Dagster's and Python's, and which are taken."""
