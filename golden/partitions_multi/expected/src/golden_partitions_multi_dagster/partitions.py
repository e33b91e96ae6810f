"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

rates = dg.StaticPartitionsDefinition(["quay", "station"])
rebates = dg.MultiPartitionsDefinition(
    {
        "shop": dg.StaticPartitionsDefinition(["quay", "station"]),
        "day": dg.DailyPartitionsDefinition(
            start_date="2021-05-01", end_date="2021-05-04"
        ),
    }
)

# The partitions of each dataset.
partitions_of = {
    "rates": rates,
    "rebates": rebates,
    "receipts": rebates,
    "sums": rebates,
}
