"""Assets of the Kedro pipeline `tasting`."""

import dagster as dg

from ..parameters import SplitTeasConfig
from ..runtime.previews import add_preview


@dg.asset(
    group_name="tasting",
    kinds={"memory"},
    op_tags={"kedro/node": "rank_teas"},
)
def ranking(context, teas):
    """Rank the teas by their points."""
    from golden_previews.pipelines.tasting.nodes import rank_teas, show_ranking

    result = rank_teas(teas)
    add_preview(context, show_ranking)
    return result


@dg.multi_asset(
    outs={
        "winners": dg.AssetOut(io_manager_key="winners_io_manager", kinds={"json"}),
        "others": dg.AssetOut(io_manager_key="others_io_manager", kinds={"json"}),
    },
    group_name="tasting",
    op_tags={"kedro/node": "split_teas"},
)
def split_teas_asset(context, config: SplitTeasConfig, ranking):
    """Part the winners from the others."""
    from golden_previews.pipelines.tasting.nodes import show_split, split_teas

    result = tuple(split_teas(ranking, config.places))
    add_preview(context, show_split)
    return result


@dg.asset(
    io_manager_key="counts_io_manager",
    group_name="tasting",
    kinds={"json"},
    op_tags={"kedro/node": "count_teas"},
)
def counts(context, winners, others):
    """Count both groups."""
    from golden_previews.pipelines.tasting.nodes import count_teas, show_counts

    result = count_teas(winners, others)
    add_preview(context, show_counts)
    return result
