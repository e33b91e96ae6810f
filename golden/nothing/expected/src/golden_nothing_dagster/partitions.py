"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

sums = dg.StaticPartitionsDefinition(["fish", "fruit"])

# The partitions of each dataset.
partitions_of = {
    "sums": sums,
    "tables": sums,
}
