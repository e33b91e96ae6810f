"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import teas
from .ops.tasting import count_teas, rank_teas, split_teas


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    ranking = rank_teas(teas)
    winners, others = split_teas(ranking)
    count_teas(winners, others)


@dg.job(executor_def=dg.in_process_executor)
def tasting():
    """Kedro pipeline `tasting`."""
    ranking = rank_teas(teas)
    winners, others = split_teas(ranking)
    count_teas(winners, others)
