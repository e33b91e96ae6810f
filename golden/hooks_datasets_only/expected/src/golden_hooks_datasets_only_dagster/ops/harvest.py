"""Ops of the Kedro pipeline `harvest`."""

import dagster as dg

from ..parameters import KeepLedgerConfig, PressConfig, SortApplesConfig, WeighConfig
from ..runtime.streams import Chunks


@dg.op(
    ins={
        "deliveries": dg.In(input_manager_key="deliveries_io_manager"),
    },
    out={
        "ledger": dg.Out(io_manager_key="ledger_json_io_manager"),
    },
    required_resource_keys={"deliveries_io_manager", "hooks"},
    tags={"kedro/node": "keep_ledger"},
)
def keep_ledger(context, config: KeepLedgerConfig, deliveries):
    """Enter the deliveries into the ledger."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import keep_ledger

    yield dg.Output(keep_ledger(deliveries, config.season), "ledger")
    context.resources.deliveries_io_manager.confirm()


@dg.op(
    ins={
        "ledger": dg.In(input_manager_key="ledger_text_io_manager"),
    },
    out={
        "length": dg.Out(),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "read_ledger"},
)
def read_ledger(ledger):
    """Read the ledger as a text."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import read_ledger

    return read_ledger(ledger)


@dg.op(
    ins={
        "baskets": dg.In(input_manager_key="baskets_io_manager"),
    },
    out={
        "weights": dg.Out(io_manager_key="weights_io_manager"),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "weigh"},
)
def weigh(config: WeighConfig, baskets):
    """Weigh the baskets of a season."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import weigh

    return weigh(config.season, baskets, config.scale__factor)


@dg.op(
    ins={
        "weights": dg.In(input_manager_key="weights_io_manager"),
    },
    out={
        "sorted_apples": dg.Out(io_manager_key="sorted_apples_io_manager"),
        "small": dg.Out(),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "sort_apples"},
)
def sort_apples(config: SortApplesConfig, weights):
    """Sort the apples by size."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import sort_apples

    return tuple(sort_apples(limit=config.limit, weights=weights))


@dg.op(
    ins={
        "sorted_apples": dg.In(input_manager_key="sorted_apples_io_manager"),
    },
    out={
        "bottles": dg.Out(io_manager_key="bottles_io_manager"),
        "pomace": dg.Out(),
    },
    required_resource_keys={"bottles_io_manager", "hooks"},
    tags={"kedro/node": "press"},
)
def press(context, config: PressConfig, sorted_apples):
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


@dg.op(
    ins={
        "bottles": dg.In(input_manager_key="bottles_io_manager"),
    },
    out={
        "verdict": dg.Out(),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "taste"},
)
def taste(bottles):
    """Taste what was pressed; the verdict is kept in memory only."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import taste

    return taste(bottles)


@dg.op(
    ins={
        "bottles": dg.In(input_manager_key="bottles_io_manager"),
    },
    out={
        "labels": dg.Out(io_manager_key="labels_io_manager"),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "write_labels"},
)
def write_labels(bottles, pomace):
    """Write a label for each word."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import write_labels

    return Chunks(write_labels(bottles, pomace))


@dg.op(
    ins={
        "labels": dg.In(input_manager_key="labels_io_manager"),
    },
    out={
        "report": dg.Out(io_manager_key="report_io_manager"),
    },
    required_resource_keys={"hooks"},
    tags={"kedro/node": "write_report"},
)
def write_report(length, small, labels):
    """Report on the harvest."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import report

    return report(length, small, labels, factor=3)


@dg.op(
    ins={
        "report": dg.In(input_manager_key="report_io_manager"),
    },
    out=dg.Out(dg.Nothing),
    required_resource_keys={"hooks"},
    tags={"kedro/node": "post_notice"},
)
def post_notice(report):
    """Post a notice, which leaves nothing behind."""
    from golden_hooks_datasets_only.pipelines.harvest.nodes import post_notice

    post_notice(report)
