"""Ops of the Kedro pipeline `tides`."""

import dagster as dg

from ..parameters import HarbourTabulateTidesConfig, ReefTabulateTidesConfig


@dg.op(
    out={
        "harbour__high_table": dg.Out(
            io_manager_key="harbour__high_table_pandas_io_manager"
        ),
    },
    tags={"kedro/node": "harbour.tabulate_tides"},
)
def harbour__tabulate_tides(config: HarbourTabulateTidesConfig):
    """Tabulate the heights of the tide, six hours apart."""
    from golden_transcoding.pipelines.tides.nodes import tabulate_tides

    return tabulate_tides(config.harbour__tide.model_dump())


@dg.op(
    ins={
        "harbour__high_table": dg.In(
            input_manager_key="harbour__high_table_text_io_manager"
        ),
    },
    out={
        "harbour__tide_notice": dg.Out(
            io_manager_key="harbour__tide_notice_io_manager"
        ),
    },
    tags={"kedro/node": "harbour.post_tides"},
)
def harbour__post_tides(harbour__high_table):
    """Post the table of the tides, upside down."""
    from golden_transcoding.pipelines.tides.nodes import post_tides

    return post_tides(harbour__high_table)


@dg.op(
    out={
        "reef__high_table": dg.Out(io_manager_key="reef__high_table_pandas_io_manager"),
    },
    tags={"kedro/node": "reef.tabulate_tides"},
)
def reef__tabulate_tides(config: ReefTabulateTidesConfig):
    """Tabulate the heights of the tide, six hours apart."""
    from golden_transcoding.pipelines.tides.nodes import tabulate_tides

    return tabulate_tides(config.reef__tide.model_dump())


@dg.op(
    ins={
        "reef__high_table": dg.In(input_manager_key="reef__high_table_text_io_manager"),
    },
    out={
        "reef__tide_notice": dg.Out(io_manager_key="reef__tide_notice_io_manager"),
    },
    tags={"kedro/node": "reef.post_tides"},
)
def reef__post_tides(reef__high_table):
    """Post the table of the tides, upside down."""
    from golden_transcoding.pipelines.tides.nodes import post_tides

    return post_tides(reef__high_table)
