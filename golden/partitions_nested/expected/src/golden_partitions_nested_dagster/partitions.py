"""Partitions: how datasets are divided, and how their parts follow."""

import dagster as dg

daily = dg.DailyPartitionsDefinition(start_date="2021-06-06", end_date="2021-06-20")
filled_frames = dg.MultiPartitionsDefinition(
    {
        "week": dg.WeeklyPartitionsDefinition(
            start_date="2021-06-06", end_date="2021-06-20"
        ),
        "hive": dg.StaticPartitionsDefinition(["orchard", "roof"]),
    }
)
weekly = dg.WeeklyPartitionsDefinition(start_date="2021-06-06", end_date="2021-06-20")

# The partitions of each dataset.
partitions_of = {
    "daily_gains": daily,
    "filled_frames": filled_frames,
    "frames": weekly,
    "fullest_hives": weekly,
    "weekly_gains": weekly,
    "weights": daily,
}
