"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

basins = dg.StaticPartitionsDefinition(["upper", "lower", "delta"])
checked = dg.StaticPartitionsDefinition(["g1", "g2", "g3", "g4"])
doubled = dg.StaticPartitionsDefinition(["10", "20", "30", "40"])

checked_to_basins = dg.StaticPartitionMapping(
    {"g1": "upper", "g2": "upper", "g3": "lower", "g4": ["lower", "delta"]}
)
gauges_to_region__numbered = dg.StaticPartitionMapping(
    {"g1": "10", "g2": "20", "g3": "30", "g4": "40"}
)

# The partitions of each dataset.
partitions_of = {
    "basins": basins,
    "checked": checked,
    "eu.doubled": doubled,
    "eu.numbered": doubled,
    "gauges": checked,
    "ranks": basins,
}
