"""What the Dagster package will say: intent, with every decision made.

`lower` fills it and `emit` turns it into text. Every class is frozen and holds tuples.
"""
