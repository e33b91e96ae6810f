"""Pipeline whose datasets are written through one view and read through another."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    check_ledger,
    compose_signal,
    describe_lamp,
    measure_signal,
    plan_watch,
    print_poster,
    read_header,
    summarise_fuel,
    write_ledger,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Keep the ledger and tell what is in it."""
    return pipeline(
        [
            # Written as a table, read as a text, and as both by one node.
            node(
                write_ledger,
                inputs=["fuel@pandas", "params:keepers"],
                outputs="ledger@pandas",
                name="write_ledger",
            ),
            node(read_header, "ledger@text", "ledger_header", name="read_header"),
            node(
                check_ledger,
                inputs={"table": "ledger@pandas", "text": "ledger@text"},
                outputs="ledger_check",
                name="check_ledger",
            ),
            # Both views of what no node writes.
            node(
                summarise_fuel,
                inputs=["fuel@pandas", "fuel@text"],
                outputs="fuel_summary",
                name="summarise_fuel",
            ),
            # Written as a text, read as what it means.
            node(compose_signal, "lamp@json", "signal@text", name="compose_signal"),
            node(measure_signal, "signal@json", "signal_lengths", name="measure_signal"),
            node(describe_lamp, ["lamp@text", "lamp@yaml"], "lamp_summary", name="describe_lamp"),
            # Versioned, in both views.
            node(plan_watch, ["lamp@yaml", "params:keepers"], "watch@json", name="plan_watch"),
            node(print_poster, "watch@text", "watch_poster", name="print_poster"),
        ]
    )
