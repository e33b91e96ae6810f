"""Ops of the Kedro pipeline `ledger`."""

import dagster as dg

from ..parameters import PlanWatchConfig, WriteLedgerConfig


@dg.op(
    ins={
        "lamp": dg.In(input_manager_key="lamp_json_io_manager"),
    },
    out={
        "signal": dg.Out(io_manager_key="signal_text_io_manager"),
    },
    tags={"kedro/node": "compose_signal"},
)
def compose_signal(lamp):
    """Compose the signal of the lamp as a text that is JSON."""
    from golden_transcoding.pipelines.ledger.nodes import compose_signal

    return compose_signal(lamp)


@dg.op(
    ins={
        "lamp_text": dg.In(input_manager_key="lamp_text_io_manager"),
        "lamp_yaml": dg.In(input_manager_key="lamp_yaml_io_manager"),
    },
    out={
        "lamp_summary": dg.Out(io_manager_key="lamp_summary_io_manager"),
    },
    tags={"kedro/node": "describe_lamp"},
)
def describe_lamp(lamp_text, lamp_yaml):
    """Describe the lamp by its text and by what the text means."""
    from golden_transcoding.pipelines.ledger.nodes import describe_lamp

    return describe_lamp(lamp_text, lamp_yaml)


@dg.op(
    ins={
        "signal": dg.In(input_manager_key="signal_json_io_manager"),
    },
    out={
        "signal_lengths": dg.Out(io_manager_key="signal_lengths_io_manager"),
    },
    tags={"kedro/node": "measure_signal"},
)
def measure_signal(signal):
    """Measure the flashes of the signal."""
    from golden_transcoding.pipelines.ledger.nodes import measure_signal

    return measure_signal(signal)


@dg.op(
    ins={
        "lamp": dg.In(input_manager_key="lamp_yaml_io_manager"),
    },
    out={
        "watch": dg.Out(io_manager_key="watch_json_io_manager"),
    },
    tags={"kedro/node": "plan_watch"},
)
def plan_watch(config: PlanWatchConfig, lamp):
    """Plan the watch at the lamp."""
    from golden_transcoding.pipelines.ledger.nodes import plan_watch

    return plan_watch(lamp, config.keepers)


@dg.op(
    ins={
        "watch": dg.In(input_manager_key="watch_text_io_manager"),
    },
    out={
        "watch_poster": dg.Out(io_manager_key="watch_poster_io_manager"),
    },
    tags={"kedro/node": "print_poster"},
)
def print_poster(watch):
    """Print a poster of the watch."""
    from golden_transcoding.pipelines.ledger.nodes import print_poster

    return print_poster(watch)


@dg.op(
    ins={
        "fuel_pandas": dg.In(input_manager_key="fuel_pandas_io_manager"),
        "fuel_text": dg.In(input_manager_key="fuel_text_io_manager"),
    },
    out={
        "fuel_summary": dg.Out(io_manager_key="fuel_summary_io_manager"),
    },
    tags={"kedro/node": "summarise_fuel"},
)
def summarise_fuel(fuel_pandas, fuel_text):
    """Summarise the fuel, both views of it at once."""
    from golden_transcoding.pipelines.ledger.nodes import summarise_fuel

    return summarise_fuel(fuel_pandas, fuel_text)


@dg.op(
    ins={
        "fuel": dg.In(input_manager_key="fuel_pandas_io_manager"),
    },
    out={
        "ledger": dg.Out(io_manager_key="ledger_pandas_io_manager"),
    },
    tags={"kedro/node": "write_ledger"},
)
def write_ledger(config: WriteLedgerConfig, fuel):
    """Write the fuel of each day into the ledger, and who was on watch."""
    from golden_transcoding.pipelines.ledger.nodes import write_ledger

    return write_ledger(fuel, config.keepers)


@dg.op(
    ins={
        "ledger_pandas": dg.In(input_manager_key="ledger_pandas_io_manager"),
        "ledger_text": dg.In(input_manager_key="ledger_text_io_manager"),
    },
    out={
        "ledger_check": dg.Out(io_manager_key="ledger_check_io_manager"),
    },
    tags={"kedro/node": "check_ledger"},
)
def check_ledger(ledger_pandas, ledger_text):
    """Check that both views of the ledger have the same number of days."""
    from golden_transcoding.pipelines.ledger.nodes import check_ledger

    return check_ledger(table=ledger_pandas, text=ledger_text)


@dg.op(
    ins={
        "ledger": dg.In(input_manager_key="ledger_text_io_manager"),
    },
    out={
        "ledger_header": dg.Out(io_manager_key="ledger_header_io_manager"),
    },
    tags={"kedro/node": "read_header"},
)
def read_header(ledger):
    """Read the first line of the ledger."""
    from golden_transcoding.pipelines.ledger.nodes import read_header

    return read_header(ledger)
