"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import baskets, deliveries
from .ops.harvest import (
    keep_ledger,
    post_notice,
    press,
    read_ledger,
    sort_apples,
    taste,
    weigh,
    write_labels,
    write_report,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    ledger = keep_ledger(deliveries)
    length = read_ledger(ledger)
    weights = weigh(baskets)
    sorted_apples, small = sort_apples(weights)
    bottles, pomace = press(sorted_apples)
    taste(bottles)
    labels = write_labels(bottles, pomace)
    report = write_report(length, small, labels)
    post_notice(report)


@dg.job(executor_def=dg.in_process_executor)
def harvest():
    """Kedro pipeline `harvest`."""
    ledger = keep_ledger(deliveries)
    length = read_ledger(ledger)
    weights = weigh(baskets)
    sorted_apples, small = sort_apples(weights)
    bottles, pomace = press(sorted_apples)
    taste(bottles)
    labels = write_labels(bottles, pomace)
    report = write_report(length, small, labels)
    post_notice(report)
