"""Assets of the Kedro pipeline `harvest`."""

import dagster as dg

from ..parameters import KeepLedgerConfig, PressConfig, SortApplesConfig, WeighConfig
from ..runtime.streams import Chunks


@dg.multi_asset(
    outs={
        "ledger": dg.AssetOut(io_manager_key="ledger_json_io_manager", kinds={"json"}),
    },
    group_name="harvest",
    required_resource_keys={"deliveries_io_manager", "hooks"},
    op_tags={"kedro/node": "keep_ledger"},
)
def keep_ledger_asset(context, config: KeepLedgerConfig, deliveries):
    """Enter the deliveries into the ledger."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import keep_ledger

    yield dg.Output(keep_ledger(deliveries, config.season), "ledger")
    context.resources.deliveries_io_manager.confirm()


@dg.asset(
    ins={
        "ledger": dg.AssetIn(input_manager_key="ledger_text_io_manager"),
    },
    required_resource_keys={"hooks"},
    group_name="harvest",
    kinds={"memory"},
    op_tags={"kedro/node": "read_ledger"},
)
def length(ledger):
    """Read the ledger as a text."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import read_ledger

    return read_ledger(ledger)


@dg.asset(
    io_manager_key="weights_io_manager",
    required_resource_keys={"hooks"},
    group_name="harvest",
    kinds={"json"},
    op_tags={"kedro/node": "weigh"},
)
def weights(config: WeighConfig, baskets):
    """Weigh the baskets of a season."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import weigh

    return weigh(config.season, baskets, config.scale__factor)


@dg.multi_asset(
    outs={
        "sorted_apples": dg.AssetOut(
            io_manager_key="sorted_apples_io_manager", kinds={"memory"}
        ),
        "small": dg.AssetOut(kinds={"memory"}),
    },
    group_name="harvest",
    required_resource_keys={"hooks"},
    op_tags={"kedro/node": "sort_apples"},
)
def sort_apples_asset(config: SortApplesConfig, weights):
    """Sort the apples by size."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import sort_apples

    return tuple(sort_apples(limit=config.limit, weights=weights))


@dg.multi_asset(
    outs={
        "bottles": dg.AssetOut(io_manager_key="bottles_io_manager", kinds={"json"}),
        "pomace": dg.AssetOut(kinds={"memory"}),
    },
    group_name="harvest",
    required_resource_keys={"bottles_io_manager", "hooks"},
    op_tags={"kedro/node": "press"},
)
def press_asset(context, config: PressConfig, sorted_apples):
    """Press apple by apple, into juice and pomace."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import press

    yield from context.resources.hooks.run_stream(
        context,
        press,
        {
            "sorted_apples": sorted_apples,
            "params:scale.factor": config.scale__factor,
        },
        {"bottles": "bottles_io_manager", "pomace": None},
    )


@dg.asset(
    required_resource_keys={"hooks"},
    group_name="harvest",
    kinds={"memory"},
    op_tags={"kedro/node": "taste"},
)
def verdict(bottles):
    """Taste what was pressed; the verdict is kept in memory only."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import taste

    return taste(bottles)


@dg.asset(
    io_manager_key="labels_io_manager",
    required_resource_keys={"hooks"},
    group_name="harvest",
    kinds={"text"},
    op_tags={"kedro/node": "write_labels"},
)
def labels(bottles, pomace):
    """Write a label for each word."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import write_labels

    return Chunks(write_labels(bottles, pomace))


@dg.asset(
    io_manager_key="report_io_manager",
    required_resource_keys={"hooks"},
    group_name="harvest",
    kinds={"json"},
    op_tags={"kedro/node": "write_report"},
)
def report(length, small, labels):
    """Report on the harvest."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import report

    return report(length, small, labels, factor=3)
