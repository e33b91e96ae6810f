"""`conf/<env>/dagster.yml`: what it may contain, and what it says."""
