"""Ops of the Kedro pipeline `shelf`."""

import dagster as dg

from ..parameters import PickHeavyConfig


@dg.op(
    ins={
        "jars": dg.In(input_manager_key="jars_io_manager"),
    },
    out={
        "jar_names": dg.Out(io_manager_key="jar_names_io_manager"),
    },
    tags={"kedro/node": "name_jars"},
)
def name_jars(jars):
    """Name the jars, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import name_jars

    return name_jars(jars)


@dg.op(
    ins={
        "jars": dg.In(input_manager_key="jars_io_manager"),
    },
    out={
        "heavy_jars": dg.Out(io_manager_key="heavy_jars_io_manager"),
    },
    tags={"kedro/node": "pick_heavy"},
)
def pick_heavy(config: PickHeavyConfig, jars):
    """Pick the heavy jars."""
    from golden_validators.pipelines.shelf.nodes import pick_heavy

    return pick_heavy(jars, config.smallest)


@dg.op(
    ins={
        "heavy_jars": dg.In(input_manager_key="heavy_jars_io_manager"),
    },
    out={
        "heavy_names": dg.Out(io_manager_key="heavy_names_io_manager"),
    },
    tags={"kedro/node": "name_heavy_jars"},
)
def name_heavy_jars(heavy_jars):
    """Name the jars, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import name_jars

    return name_jars(heavy_jars)


@dg.op(
    ins={
        "flowers": dg.In(input_manager_key="flowers_io_manager"),
    },
    out={
        "flower_report": dg.Out(io_manager_key="flower_report_io_manager"),
    },
    tags={"kedro/node": "report_flowers"},
)
def report_flowers(flowers):
    """Report the flowers, in the order in which they come."""
    from golden_validators.pipelines.shelf.nodes import report_flowers

    return report_flowers(flowers)


@dg.op(
    ins={
        "hives": dg.In(input_manager_key="hives_io_manager"),
    },
    out={
        "hive_report": dg.Out(io_manager_key="hive_report_io_manager"),
    },
    tags={"kedro/node": "report_hives"},
)
def report_hives(hives):
    """Report the hives."""
    from golden_validators.pipelines.shelf.nodes import report_hives

    return report_hives(hives)
