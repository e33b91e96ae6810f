"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

daily = dg.DailyPartitionsDefinition(start_date="2021-03-03", end_date="2021-03-17")

# The partitions of each dataset.
partitions_of = {
    "corrected": daily,
    "highs": daily,
    "readings": daily,
}
