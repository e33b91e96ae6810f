"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

letters = dg.AssetSpec(
    "letters",
    partitions_def=partitions.senders,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("letters_io_manager")
