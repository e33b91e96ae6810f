"""Assets of the Kedro pipeline `tides`."""

import dagster as dg

from ..parameters import HarbourTabulateTidesConfig, ReefTabulateTidesConfig


@dg.asset(
    key=["harbour", "high_table"],
    io_manager_key="harbour__high_table_pandas_io_manager",
    group_name="harbour",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "harbour.tabulate_tides"},
)
def harbour__high_table(config: HarbourTabulateTidesConfig):
    """Tabulate the heights of the tide, six hours apart."""
    from golden_transcoding.pipelines.tides.nodes import tabulate_tides

    return tabulate_tides(config.harbour__tide.model_dump())


@dg.asset(
    key=["harbour", "tide_notice"],
    ins={
        "harbour__high_table": dg.AssetIn(
            key=["harbour", "high_table"],
            input_manager_key="harbour__high_table_text_io_manager",
        ),
    },
    io_manager_key="harbour__tide_notice_io_manager",
    group_name="harbour",
    kinds={"text"},
    op_tags={"kedro/node": "harbour.post_tides"},
)
def harbour__tide_notice(harbour__high_table):
    """Post the table of the tides, upside down."""
    from golden_transcoding.pipelines.tides.nodes import post_tides

    return post_tides(harbour__high_table)


@dg.asset(
    key=["reef", "high_table"],
    io_manager_key="reef__high_table_pandas_io_manager",
    group_name="reef",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "reef.tabulate_tides"},
)
def reef__high_table(config: ReefTabulateTidesConfig):
    """Tabulate the heights of the tide, six hours apart."""
    from golden_transcoding.pipelines.tides.nodes import tabulate_tides

    return tabulate_tides(config.reef__tide.model_dump())


@dg.asset(
    key=["reef", "tide_notice"],
    ins={
        "reef__high_table": dg.AssetIn(
            key=["reef", "high_table"],
            input_manager_key="reef__high_table_text_io_manager",
        ),
    },
    io_manager_key="reef__tide_notice_io_manager",
    group_name="reef",
    kinds={"text"},
    op_tags={"kedro/node": "reef.post_tides"},
)
def reef__tide_notice(reef__high_table):
    """Post the table of the tides, upside down."""
    from golden_transcoding.pipelines.tides.nodes import post_tides

    return post_tides(reef__high_table)
