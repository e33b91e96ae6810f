"""Assets of the Kedro pipeline `nursery`."""

import dagster as dg

from ..parameters import DigBedsConfig, PriceConfig, ShowOptionsConfig, ShowTypesConfig


@dg.asset(
    io_manager_key="beds_io_manager",
    group_name="nursery",
    kinds={"json"},
    op_tags={"kedro/node": "dig_beds"},
)
def beds(config: DigBedsConfig):
    """Dig a bed for each month and row."""
    from golden_configuration.pipelines.nursery.nodes import dig_beds

    return dig_beds(config.beds__rows, config.season__months)


@dg.asset(
    io_manager_key="prices_io_manager",
    group_name="nursery",
    kinds={"json"},
    op_tags={"kedro/node": "price"},
)
def prices(config: PriceConfig, seedlings):
    """Price the seedlings at each rate."""
    from golden_configuration.pipelines.nursery.nodes import price

    return price(seedlings, config.rate, config.rates.model_dump())


@dg.asset(
    io_manager_key="motto_io_manager",
    group_name="nursery",
    kinds={"rendered"},
    op_tags={"kedro/node": "repeat"},
)
def motto(plain_motto):
    """Repeat the motto as it is shown."""
    from golden_configuration.pipelines.nursery.nodes import repeat

    return repeat(plain_motto)


@dg.asset(
    io_manager_key="shown_motto_io_manager",
    group_name="nursery",
    kinds={"text"},
    op_tags={"kedro/node": "show_motto"},
)
def shown_motto(motto):
    """Repeat the motto as it is shown."""
    from golden_configuration.pipelines.nursery.nodes import repeat

    return repeat(motto)


@dg.asset(
    io_manager_key="options_io_manager",
    group_name="nursery",
    kinds={"json"},
    op_tags={"kedro/node": "show_options"},
)
def options(config: ShowOptionsConfig):
    """Show all parameters."""
    from golden_configuration.pipelines.nursery.nodes import show_options

    return show_options(config.parameters.model_dump(by_alias=True))


@dg.asset(
    io_manager_key="types_io_manager",
    group_name="nursery",
    kinds={"json"},
    op_tags={"kedro/node": "show_types"},
)
def types(config: ShowTypesConfig, seedlings):
    """Show the types of what has been read."""
    from golden_configuration.pipelines.nursery.nodes import show_types

    return show_types(seedlings, config.label, config.limit)
