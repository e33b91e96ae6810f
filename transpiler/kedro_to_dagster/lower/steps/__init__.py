"""Steps: assets and ops, their bodies, and what Dagster shows of them."""
