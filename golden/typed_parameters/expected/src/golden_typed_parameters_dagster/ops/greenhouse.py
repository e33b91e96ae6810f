"""Ops of the Kedro pipeline `greenhouse`."""

import dagster as dg

from ..parameters import (
    TellAgainConfig,
    TellAllConfig,
    TellBedsConfig,
    TellClimateConfig,
    TellNotesConfig,
    TellOptionsConfig,
    TellPartsConfig,
    TellPumpConfig,
    TellWateringConfig,
)
from ..runtime.parameters import part_of, with_models


@dg.op(
    out={
        "again_text": dg.Out(io_manager_key="again_text_io_manager"),
    },
    tags={"kedro/node": "tell_again"},
)
def tell_again(config: TellAgainConfig):
    """Tell what other functions have a type for, but this one has not."""
    from golden_typed_parameters.options import BedPlan, Climate
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_again

    return tell_again(
        Climate.model_validate(config.climate.model_dump()),
        BedPlan(**config.bed_plan.model_dump()),
    )


@dg.op(
    out={
        "all_text": dg.Out(io_manager_key="all_text_io_manager"),
    },
    tags={"kedro/node": "tell_all"},
)
def tell_all(config: TellAllConfig):
    """Tell all the parameters."""
    from golden_typed_parameters.options import BedPlan, Climate, Fan, Pump, Shade
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_all

    return tell_all(
        with_models(
            config.parameters.model_dump(),
            {
                "bed_plan": BedPlan,
                "climate": Climate,
                "fan": Fan,
                "north.station": Climate,
                "shade": Shade,
                "south.station": Climate,
                "watering.pump": Pump,
            },
        )
    )


@dg.op(
    ins={
        "plants": dg.In(input_manager_key="plants_io_manager"),
    },
    out={
        "beds_text": dg.Out(io_manager_key="beds_text_io_manager"),
    },
    tags={"kedro/node": "tell_beds"},
)
def tell_beds(config: TellBedsConfig, plants):
    """Tell the plan of the beds, a dataclass, next to data and to another parameter."""
    from golden_typed_parameters.options import BedPlan, Climate
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_beds

    return tell_beds(
        climate=Climate.model_validate(config.climate.model_dump()),
        plan=BedPlan(**config.bed_plan.model_dump()),
        plants=plants,
    )


@dg.op(
    out={
        "climate_text": dg.Out(io_manager_key="climate_text_io_manager"),
    },
    tags={"kedro/node": "tell_climate"},
)
def tell_climate(config: TellClimateConfig):
    """Tell the climate, a Pydantic model."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_climate

    return tell_climate(Climate.model_validate(config.climate.model_dump()))


@dg.op(
    out={
        "notes_text": dg.Out(io_manager_key="notes_text_io_manager"),
    },
    tags={"kedro/node": "tell_notes"},
)
def tell_notes(config: TellNotesConfig):
    """Tell what has no type that could be made: dictionaries and a list of them."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_notes

    return tell_notes(
        config.notes.model_dump(),
        config.beds,
        with_models(config.north.model_dump(), {"station": Climate}),
    )


@dg.op(
    out={
        "options_text": dg.Out(io_manager_key="options_text_io_manager"),
    },
    tags={"kedro/node": "tell_options"},
)
def tell_options(config: TellOptionsConfig):
    """Tell which of the options there are."""
    from golden_typed_parameters.options import Fan, Shade
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_options

    return tell_options(
        Fan.model_validate(config.fan.model_dump()) if config.fan is not None else None,
        Shade(**config.shade) if config.shade is not None else None,
    )


@dg.op(
    out={
        "parts_text": dg.Out(io_manager_key="parts_text_io_manager"),
    },
    tags={"kedro/node": "tell_parts"},
)
def tell_parts(config: TellPartsConfig):
    """Tell the parts of parameters that have a type elsewhere."""
    from golden_typed_parameters.options import BedPlan, Climate
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_parts

    return tell_parts(
        part_of(Climate.model_validate(config.climate.model_dump()), "night"),
        part_of(Climate.model_validate(config.climate.model_dump()), "night", "hours"),
        part_of(Climate.model_validate(config.climate.model_dump()), "degrees"),
        part_of(BedPlan(**config.bed_plan.model_dump()), "soil"),
        part_of(BedPlan(**config.bed_plan.model_dump()), "plants"),
    )


@dg.op(
    out={
        "pump_text": dg.Out(io_manager_key="pump_text_io_manager"),
    },
    tags={"kedro/node": "tell_pump"},
)
def tell_pump(config: TellPumpConfig):
    """Tell the pump, which has a type while what it belongs to has none."""
    from golden_typed_parameters.options import Pump
    from golden_typed_parameters.pipelines.greenhouse.pipeline import tell_pump

    return tell_pump(Pump.model_validate(config.watering__pump.model_dump()))


@dg.op(
    out={
        "watering_text": dg.Out(io_manager_key="watering_text_io_manager"),
    },
    tags={"kedro/node": "tell_watering"},
)
def tell_watering(config: TellWateringConfig):
    """Tell the watering, a dictionary with an object in it."""
    from golden_typed_parameters.options import Pump
    from golden_typed_parameters.pipelines.greenhouse.nodes import tell_watering

    return tell_watering(with_models(config.watering.model_dump(), {"pump": Pump}))
