"""Assets of the Kedro pipeline `ledger`."""

import dagster as dg

from ..parameters import PlanWatchConfig, WriteLedgerConfig


@dg.asset(
    io_manager_key="signal_text_io_manager",
    group_name="ledger",
    kinds={"text"},
    op_tags={"kedro/node": "compose_signal"},
)
def signal(lamp):
    """Compose the signal of the lamp as a text that is JSON."""
    from golden_transcoding.pipelines.ledger.nodes import compose_signal

    return compose_signal(lamp)


@dg.asset(
    ins={
        "lamp_text": dg.AssetIn(key="lamp", input_manager_key="lamp_text_io_manager"),
    },
    io_manager_key="lamp_summary_io_manager",
    required_resource_keys={"lamp_yaml_io_manager"},
    group_name="ledger",
    kinds={"json"},
    op_tags={"kedro/node": "describe_lamp"},
)
def lamp_summary(context, lamp_text):
    """Describe the lamp by its text and by what the text means."""
    from golden_transcoding.pipelines.ledger.nodes import describe_lamp

    lamp_yaml = context.resources.lamp_yaml_io_manager.load(context)
    return describe_lamp(lamp_text, lamp_yaml)


@dg.asset(
    ins={
        "signal": dg.AssetIn(input_manager_key="signal_json_io_manager"),
    },
    io_manager_key="signal_lengths_io_manager",
    group_name="ledger",
    kinds={"json"},
    op_tags={"kedro/node": "measure_signal"},
)
def signal_lengths(signal):
    """Measure the flashes of the signal."""
    from golden_transcoding.pipelines.ledger.nodes import measure_signal

    return measure_signal(signal)


@dg.asset(
    ins={
        "lamp": dg.AssetIn(input_manager_key="lamp_yaml_io_manager"),
    },
    io_manager_key="watch_json_io_manager",
    group_name="ledger",
    kinds={"json"},
    op_tags={"kedro/node": "plan_watch"},
)
def watch(config: PlanWatchConfig, lamp):
    """Plan the watch at the lamp."""
    from golden_transcoding.pipelines.ledger.nodes import plan_watch

    return plan_watch(lamp, config.keepers)


@dg.asset(
    ins={
        "watch": dg.AssetIn(input_manager_key="watch_text_io_manager"),
    },
    io_manager_key="watch_poster_io_manager",
    group_name="ledger",
    kinds={"text"},
    op_tags={"kedro/node": "print_poster"},
)
def watch_poster(watch):
    """Print a poster of the watch."""
    from golden_transcoding.pipelines.ledger.nodes import print_poster

    return print_poster(watch)


@dg.asset(
    ins={
        "fuel_pandas": dg.AssetIn(key="fuel"),
    },
    io_manager_key="fuel_summary_io_manager",
    required_resource_keys={"fuel_text_io_manager"},
    group_name="ledger",
    kinds={"json"},
    op_tags={"kedro/node": "summarise_fuel"},
)
def fuel_summary(context, fuel_pandas):
    """Summarise the fuel, both views of it at once."""
    from golden_transcoding.pipelines.ledger.nodes import summarise_fuel

    fuel_text = context.resources.fuel_text_io_manager.load(context)
    return summarise_fuel(fuel_pandas, fuel_text)


@dg.asset(
    io_manager_key="ledger_pandas_io_manager",
    group_name="ledger",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "write_ledger"},
)
def ledger(config: WriteLedgerConfig, fuel):
    """Write the fuel of each day into the ledger, and who was on watch."""
    from golden_transcoding.pipelines.ledger.nodes import write_ledger

    return write_ledger(fuel, config.keepers)


@dg.asset(
    ins={
        "ledger_pandas": dg.AssetIn(key="ledger"),
    },
    io_manager_key="ledger_check_io_manager",
    required_resource_keys={"ledger_text_io_manager"},
    group_name="ledger",
    kinds={"json"},
    op_tags={"kedro/node": "check_ledger"},
)
def ledger_check(context, ledger_pandas):
    """Check that both views of the ledger have the same number of days."""
    from golden_transcoding.pipelines.ledger.nodes import check_ledger

    ledger_text = context.resources.ledger_text_io_manager.load(context)
    return check_ledger(table=ledger_pandas, text=ledger_text)


@dg.asset(
    ins={
        "ledger": dg.AssetIn(input_manager_key="ledger_text_io_manager"),
    },
    io_manager_key="ledger_header_io_manager",
    group_name="ledger",
    kinds={"text"},
    op_tags={"kedro/node": "read_header"},
)
def ledger_header(ledger):
    """Read the first line of the ledger."""
    from golden_transcoding.pipelines.ledger.nodes import read_header

    return read_header(ledger)
