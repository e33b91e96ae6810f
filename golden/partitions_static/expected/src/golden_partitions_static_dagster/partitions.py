"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

crates = dg.StaticPartitionsDefinition(["north", "south", "behind the mill/2"])

# The partitions of each dataset.
partitions_of = {
    "crates": crates,
    "labels": crates,
    "letterheads": crates,
    "letters": crates,
    "shares": crates,
    "weights": crates,
    "worth": crates,
}
