"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

parcels = dg.StaticPartitionsDefinition(["east", "west"])

# The partitions of each dataset.
partitions_of = {
    "parcels": parcels,
    "stamps": parcels,
    "weights": parcels,
}
