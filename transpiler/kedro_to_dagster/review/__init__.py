"""The review workflow: what a change of the Kedro project does to its package, before it is exported."""
