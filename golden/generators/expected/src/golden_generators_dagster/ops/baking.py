"""Ops of the Kedro pipeline `baking`."""

import dagster as dg

from ..parameters import BakeConfig, ShowTraysConfig
from ..runtime.streams import Chunks


@dg.op(
    out={
        "notes": dg.Out(io_manager_key="notes_io_manager"),
    },
    tags={"kedro/node": "bake"},
)
def bake(config: BakeConfig):
    """Bake tray by tray, and note each one before it is handed over."""
    from golden_generators.pipelines.baking.nodes import bake

    return Chunks(bake(config.trays, config.loaves_per_tray, config.notes_path))


@dg.op(
    ins={
        "notes": dg.In(input_manager_key="notes_io_manager"),
    },
    out={
        "cooling": dg.Out(),
    },
    tags={"kedro/node": "cool"},
)
def cool(notes):
    """Cool the bread down step by step; only the last temperature is of interest."""
    from golden_generators.pipelines.baking.nodes import cool

    return Chunks(cool(notes))


@dg.op(
    out={
        "cooled": dg.Out(io_manager_key="cooled_io_manager"),
    },
    tags={"kedro/node": "report_cooling"},
)
def report_cooling(cooling):
    """Report what is left of the cooling."""
    from golden_generators.pipelines.baking.nodes import report_cooling

    return report_cooling(cooling)


@dg.op(
    out={
        "latest_tray": dg.Out(io_manager_key="latest_tray_io_manager"),
    },
    tags={"kedro/node": "show_trays"},
)
def show_trays(config: ShowTraysConfig):
    """Show one tray after the other at the same place."""
    from golden_generators.pipelines.baking.nodes import show_trays

    return Chunks(show_trays(loaves=config.loaves_per_tray, trays=config.trays))


@dg.op(
    out={
        "strokes": dg.Out(io_manager_key="strokes_io_manager"),
    },
    tags={"kedro/node": "strike_hours"},
)
def strike_hours():
    """Strike the hours of the night shift, out of nothing."""
    from golden_generators.pipelines.baking.nodes import strike_hours

    return Chunks(strike_hours())


@dg.op(
    ins={
        "notes": dg.In(input_manager_key="notes_io_manager"),
    },
    out={
        "weight": dg.Out(io_manager_key="weight_io_manager"),
    },
    tags={"kedro/node": "weigh"},
)
def weigh(notes):
    """Weigh all the trays that have been saved."""
    from golden_generators.pipelines.baking.nodes import weigh

    return weigh(notes)
