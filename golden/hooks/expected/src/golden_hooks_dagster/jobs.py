"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import baskets, deliveries
from .hooks import after_pipeline_run, before_pipeline_run
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
    start = before_pipeline_run()
    ledger = keep_ledger(deliveries, start=start)
    length = read_ledger(ledger)
    weights = weigh(baskets, start=start)
    sorted_apples, small = sort_apples(weights)
    bottles, pomace = press(sorted_apples)
    verdict = taste(bottles)
    labels = write_labels(bottles, pomace)
    report = write_report(length, small, labels)
    post_notice_done = post_notice(report)
    after_pipeline_run(done=[verdict, post_notice_done])


@dg.job(executor_def=dg.in_process_executor)
def harvest():
    """Kedro pipeline `harvest`."""
    start = before_pipeline_run()
    ledger = keep_ledger(deliveries, start=start)
    length = read_ledger(ledger)
    weights = weigh(baskets, start=start)
    sorted_apples, small = sort_apples(weights)
    bottles, pomace = press(sorted_apples)
    verdict = taste(bottles)
    labels = write_labels(bottles, pomace)
    report = write_report(length, small, labels)
    post_notice_done = post_notice(report)
    after_pipeline_run(done=[verdict, post_notice_done])
