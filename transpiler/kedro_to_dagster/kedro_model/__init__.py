"""What the Kedro project says: facts, before any decision about Dagster.

`inspect` fills it and `lower` reads it. Every class is frozen and holds tuples, so that no later stage can
change a fact.
"""
