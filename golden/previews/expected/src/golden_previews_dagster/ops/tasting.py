"""Ops of the Kedro pipeline `tasting`."""

import dagster as dg

from ..parameters import SplitTeasConfig
from ..runtime.previews import add_preview


@dg.op(
    ins={
        "teas": dg.In(input_manager_key="teas_io_manager"),
    },
    out={
        "ranking": dg.Out(),
    },
    tags={"kedro/node": "rank_teas"},
)
def rank_teas(context, teas):
    """Rank the teas by their points."""
    from golden_previews.pipelines.tasting.nodes import rank_teas, show_ranking

    result = rank_teas(teas)
    add_preview(context, show_ranking)
    return result


@dg.op(
    out={
        "winners": dg.Out(io_manager_key="winners_io_manager"),
        "others": dg.Out(io_manager_key="others_io_manager"),
    },
    tags={"kedro/node": "split_teas"},
)
def split_teas(context, config: SplitTeasConfig, ranking):
    """Part the winners from the others."""
    from golden_previews.pipelines.tasting.nodes import show_split, split_teas

    result = tuple(split_teas(ranking, config.places))
    add_preview(context, show_split)
    return result


@dg.op(
    ins={
        "winners": dg.In(input_manager_key="winners_io_manager"),
        "others": dg.In(input_manager_key="others_io_manager"),
    },
    out={
        "counts": dg.Out(io_manager_key="counts_io_manager"),
    },
    tags={"kedro/node": "count_teas"},
)
def count_teas(context, winners, others):
    """Count both groups."""
    from golden_previews.pipelines.tasting.nodes import count_teas, show_counts

    result = count_teas(winners, others)
    add_preview(context, show_counts)
    return result
