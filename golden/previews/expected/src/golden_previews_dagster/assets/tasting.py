"""Assets of the Kedro pipeline `tasting`."""

import dagster as dg

from .. import functions
from ..parameters import PrepareLlmConfig, SplitTeasConfig
from ..project import project
from ..runtime.previews import add_preview
from ..runtime.streams import save_chunks


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
        "sips": dg.AssetOut(io_manager_key="sips_io_manager", kinds={"json"}),
    },
    group_name="tasting",
    required_resource_keys={"cups_io_manager"},
    op_tags={"kedro/node": "sip"},
)
def sip_asset(context, cups):
    """Count the cups that are new."""
    from golden_previews.pipelines.tasting.nodes import sip

    result = sip(cups)
    add_preview(context, functions.sip_preview)
    yield dg.Output(result, "sips")
    context.resources.cups_io_manager.confirm()


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


@dg.multi_asset(
    outs={
        "poured": dg.AssetOut(io_manager_key="poured_io_manager", kinds={"text"}),
        "announced": dg.AssetOut(io_manager_key="announced_io_manager", kinds={"text"}),
    },
    group_name="tasting",
    required_resource_keys={"announced_io_manager", "poured_io_manager"},
    op_tags={"kedro/node": "pour"},
)
def pour_asset(context, counts):
    """Pour a cup for each group, one after the other."""
    from golden_previews.pipelines.tasting.nodes import pour

    add_preview(context, functions.pour_preview)
    yield from save_chunks(
        context,
        pour(counts),
        {"poured": "poured_io_manager", "announced": "announced_io_manager"},
    )


@dg.asset(
    group_name="tasting",
    kinds={"memory"},
    op_tags={"kedro/node": "prepare_llm"},
)
def llm_context(context, config: PrepareLlmConfig, teas, winners):
    """Node execution function."""
    from golden_previews.pipelines.tasting.nodes import show_ranking

    result = project.registered_function("__default__", "prepare_llm")(
        llm=teas, winners=winners, **{"params:places": config.places}
    )
    add_preview(context, show_ranking)
    return result


@dg.asset(
    io_manager_key="llm_notes_io_manager",
    group_name="tasting",
    kinds={"json"},
    op_tags={"kedro/node": "describe_context"},
)
def llm_notes(llm_context):
    """Write down what an LLM would be given."""
    from golden_previews.pipelines.tasting.nodes import describe_context

    return describe_context(llm_context)


@dg.asset(
    io_manager_key="spoons_io_manager",
    group_name="tasting",
    kinds={"text"},
    op_tags={"kedro/node": "weigh"},
)
def spoons(context, counts):
    """Weigh the leaves."""
    from functools import partial

    from golden_previews.pipelines.tasting.nodes import weigh
    from golden_previews.pipelines.tasting.showing import sign_with

    result = weigh(counts)
    add_preview(context, partial(sign_with, "a spoon", times=2))
    return result


@dg.asset(
    io_manager_key="spoons_again_io_manager",
    group_name="tasting",
    kinds={"text"},
    op_tags={"kedro/node": "weigh_again"},
)
def spoons_again(context, counts):
    """Weigh the leaves."""
    from golden_previews.pipelines.tasting.nodes import weigh

    result = weigh(counts)
    add_preview(context, project.registered_preview("__default__", "weigh_again"))
    return result
