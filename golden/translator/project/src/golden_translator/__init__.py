"""Tea, as a company wants to see it in Dagster."""
