"""Ops of the Kedro pipeline `nursery`."""

import dagster as dg

from ..parameters import DigBedsConfig, PriceConfig, ShowOptionsConfig, ShowTypesConfig


@dg.op(
    out={
        "beds": dg.Out(io_manager_key="beds_io_manager"),
    },
    tags={"kedro/node": "dig_beds"},
)
def dig_beds(config: DigBedsConfig):
    """Dig a bed for each month and row."""
    from golden_configuration.pipelines.nursery.nodes import dig_beds

    return dig_beds(config.beds__rows, config.season__months)


@dg.op(
    ins={
        "seedlings": dg.In(input_manager_key="seedlings_io_manager"),
    },
    out={
        "prices": dg.Out(io_manager_key="prices_io_manager"),
    },
    tags={"kedro/node": "price"},
)
def price(config: PriceConfig, seedlings):
    """Price the seedlings at each rate."""
    from golden_configuration.pipelines.nursery.nodes import price

    return price(seedlings, config.rate, config.rates.model_dump())


@dg.op(
    ins={
        "plain_motto": dg.In(input_manager_key="plain_motto_io_manager"),
    },
    out={
        "motto": dg.Out(io_manager_key="motto_io_manager"),
    },
    tags={"kedro/node": "repeat"},
)
def repeat(plain_motto):
    """Repeat the motto as it is shown."""
    from golden_configuration.pipelines.nursery.nodes import repeat

    return repeat(plain_motto)


@dg.op(
    ins={
        "motto": dg.In(input_manager_key="motto_io_manager"),
    },
    out={
        "shown_motto": dg.Out(io_manager_key="shown_motto_io_manager"),
    },
    tags={"kedro/node": "show_motto"},
)
def show_motto(motto):
    """Repeat the motto as it is shown."""
    from golden_configuration.pipelines.nursery.nodes import repeat

    return repeat(motto)


@dg.op(
    out={
        "options": dg.Out(io_manager_key="options_io_manager"),
    },
    tags={"kedro/node": "show_options"},
)
def show_options(config: ShowOptionsConfig):
    """Show all parameters."""
    from golden_configuration.pipelines.nursery.nodes import show_options

    return show_options(config.parameters.model_dump(by_alias=True))


@dg.op(
    ins={
        "seedlings": dg.In(input_manager_key="seedlings_io_manager"),
    },
    out={
        "types": dg.Out(io_manager_key="types_io_manager"),
    },
    tags={"kedro/node": "show_types"},
)
def show_types(config: ShowTypesConfig, seedlings):
    """Show the types of what has been read."""
    from golden_configuration.pipelines.nursery.nodes import show_types

    return show_types(seedlings, config.label, config.limit)
