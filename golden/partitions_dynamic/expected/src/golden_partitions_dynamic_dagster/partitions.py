"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

senders = dg.DynamicPartitionsDefinition(name="senders")

# The partitions of each dataset.
partitions_of = {
    "answers": senders,
    "letters": senders,
}
