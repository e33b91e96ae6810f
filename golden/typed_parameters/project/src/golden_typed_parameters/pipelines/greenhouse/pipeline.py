"""Pipeline whose functions say what their parameters are."""

from kedro.pipeline import Pipeline, node, pipeline

from ...options import Pump
from .nodes import (
    tell,
    tell_again,
    tell_all,
    tell_beds,
    tell_climate,
    tell_notes,
    tell_opening,
    tell_options,
    tell_parts,
    tell_watering,
)


def tell_pump(pump: Pump) -> str:
    """Tell the pump, which has a type while what it belongs to has none."""
    return tell(pump)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Tell the parameters of the greenhouse."""
    return pipeline(
        [
            node(tell_climate, "params:climate", "climate_text", name="tell_climate"),
            node(
                tell_beds,
                inputs={
                    "climate": "params:climate",
                    "plan": "params:bed_plan",
                    "plants": "plants",
                },
                outputs="beds_text",
                name="tell_beds",
            ),
            node(tell_options, ["params:fan", "params:shade"], "options_text", name="tell_options"),
            node(
                tell_notes,
                inputs=["params:notes", "params:beds", "params:north"],
                outputs="notes_text",
                name="tell_notes",
            ),
            node(
                tell_parts,
                inputs=[
                    "params:climate.night",
                    "params:climate.night.hours",
                    "params:climate.degrees",
                    "params:bed_plan.soil",
                    "params:bed_plan.plants",
                ],
                outputs="parts_text",
                name="tell_parts",
            ),
            node(
                tell_again, ["params:climate", "params:bed_plan"], "again_text", name="tell_again"
            ),
            node(tell_pump, "params:watering.pump", "pump_text", name="tell_pump"),
            node(
                tell_opening,
                ["params:opening", "params:winter_opening"],
                "opening_text",
                name="tell_opening",
            ),
            node(tell_watering, "params:watering", "watering_text", name="tell_watering"),
            node(tell_all, "parameters", "all_text", name="tell_all"),
        ]
    )
