"""`conf/<env>/dagster.yml`: what may stand in it, and what it says."""
