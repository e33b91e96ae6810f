"""Assets of the Kedro pipeline `shelf`."""

import dagster as dg

from ..parameters import PickHeavyConfig


@dg.asset(
    io_manager_key="jar_names_io_manager",
    group_name="shelf",
    kinds={"json"},
    op_tags={"kedro/node": "name_jars"},
)
def jar_names(jars):
    """Name the jars, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import name_jars

    return name_jars(jars)


@dg.asset(
    io_manager_key="heavy_jars_io_manager",
    group_name="shelf",
    kinds={"csv", "pandas"},
    op_tags={"kedro/node": "pick_heavy"},
)
def heavy_jars(config: PickHeavyConfig, jars):
    """Pick the heavy jars."""
    from golden_validators.pipelines.shelf.nodes import pick_heavy

    return pick_heavy(jars, config.smallest)


@dg.asset(
    io_manager_key="heavy_names_io_manager",
    group_name="shelf",
    kinds={"json"},
    op_tags={"kedro/node": "name_heavy_jars"},
)
def heavy_names(heavy_jars):
    """Name the jars, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import name_jars

    return name_jars(heavy_jars)


@dg.asset(
    io_manager_key="flower_report_io_manager",
    group_name="shelf",
    kinds={"json"},
    op_tags={"kedro/node": "report_flowers"},
)
def flower_report(flowers):
    """Report the flowers, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import report_flowers

    return report_flowers(flowers)


@dg.asset(
    io_manager_key="hive_report_io_manager",
    group_name="shelf",
    kinds={"json"},
    op_tags={"kedro/node": "report_hives"},
)
def hive_report(hives):
    """Report the hives."""
    from golden_validators.pipelines.shelf.nodes import report_hives

    return report_hives(hives)
