"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

frames = dg.StaticPartitionsDefinition(["heath", "orchard"])

# The partitions of each dataset.
partitions_of = {
    "frames": frames,
    "hives": frames,
    "jars": frames,
}
