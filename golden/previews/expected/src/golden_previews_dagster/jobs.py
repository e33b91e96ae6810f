"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import cups, teas
from .ops.tasting import (
    count_teas,
    describe_context,
    pour,
    prepare_llm,
    rank_teas,
    sip,
    split_teas,
    weigh,
    weigh_again,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    ranking = rank_teas(teas)
    sip(cups)
    winners, others = split_teas(ranking)
    counts = count_teas(winners, others)
    pour(counts)
    llm_context = prepare_llm(teas, winners)
    describe_context(llm_context)
    weigh(counts)
    weigh_again(counts)


@dg.job(executor_def=dg.in_process_executor)
def tasting():
    """Kedro pipeline `tasting`."""
    ranking = rank_teas(teas)
    sip(cups)
    winners, others = split_teas(ranking)
    counts = count_teas(winners, others)
    pour(counts)
    llm_context = prepare_llm(teas, winners)
    describe_context(llm_context)
    weigh(counts)
    weigh_again(counts)
